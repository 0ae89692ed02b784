/** Words of the catalogue's own values, as people read them; an unknown value is shown as it is. */
const fuels: Readonly<Record<string, string>> = {
  petrol: 'Petrol',
  diesel: 'Diesel',
  electric: 'Electric',
  hybrid: 'Hybrid',
};
const transmissions: Readonly<Record<string, string>> = {
  manual: 'Manual',
  automatic: 'Automatic',
  cvt: 'CVT',
};

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export const fuelName = (fuel: string): string => fuels[fuel.toLowerCase()] ?? capital(fuel);
export const transmissionName = (transmission: string): string =>
  transmissions[transmission.toLowerCase()] ?? capital(transmission);
export const bodyTypeName = (bodyType: string): string => capital(bodyType);
