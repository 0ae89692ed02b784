/** Values of the catalogue as the customer's site writes them; an unknown one begins with a capital. */
const words: Readonly<Record<string, string>> = { cvt: 'CVT' };
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export const fuelName = (fuel: string): string => words[fuel.toLowerCase()] ?? capital(fuel);
export const transmissionName = fuelName;
