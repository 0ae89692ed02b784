/** Words of the button on each vehicle; apart, since they travel to the browser. */
export const compareButtonText = {
  label: 'Compare',
  labelFor: (name: string) => `Compare ${name}`,
  full: 'Four are chosen already. Take one out of the comparison first.',
  failed: 'That did not work. Try again.',
} as const;

/** Words of the comparison. */
export const compareText = {
  title: 'Compare',
  titleOf: (names: readonly string[]) => `Compare ${names.join(', ')}`,
  description: 'Up to four vehicles side by side, with what differs marked.',
  link: 'Compare',
  linkCount: (count: number) => ` (${count})`,
  emptyTitle: 'Nothing to compare yet',
  emptyText: 'Press “Compare” on up to four vehicles, and they stand here side by side.',
  browse: 'Browse all vehicles',
  count: (count: number) =>
    count === 1 ? '1 vehicle. Choose another one to compare it with.' : `${count} vehicles side by side`,
  tooMany: 'The link names more than four vehicles. These are the first four.',
  missing: (count: number) =>
    count === 1
      ? 'One of the vehicles is not there any more.'
      : `${count} of the vehicles are not there any more.`,
  onlyDifferences: 'Only differences',
  nothingDiffers: 'They differ in nothing but their pictures.',
  addAnother: 'Add another',
  remove: 'Remove',
  removeLabel: (name: string) => `Remove ${name} from the comparison`,
  toProduct: 'See and buy',
  toProductLabel: (name: string) => `See and buy ${name}`,
  gone: 'Not on sale any more',
  tableLabel: 'Vehicles side by side',
  property: 'What',
  differs: 'differs',
  best: { price: 'Lowest price', powerHp: 'Most power', mileageKm: 'Fewest kilometres' },
  none: 'Not stated',
  rows: {
    price: 'Price',
    stock: 'Stock',
    category: 'Category',
    make: 'Make',
    model: 'Model',
    year: 'Year',
    mileageKm: 'Mileage',
    powerHp: 'Power',
    engineCc: 'Engine',
    fuel: 'Fuel',
    transmission: 'Gearbox',
    bodyType: 'Body',
    colour: 'Colour',
    weightKg: 'Weight',
  },
} as const;
