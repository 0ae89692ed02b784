/** Words of addresses, wherever one is typed. */
export const addressText = {
  name: 'Name',
  phone: 'Phone',
  phoneHint: 'The driver calls before coming.',
  street: 'Street and number',
  city: 'City',
  state: 'State',
  zipCode: 'Zip code',
  zipCodeHint: 'Five digits',
  note: 'Note for the driver',
  noteHint: 'A gate code, a narrow drive …',
} as const;
