/** Words for vehicles, on cards and on their own pages. */
export const productText = {
  inStock: (count: number) => (count === 1 ? '1 in stock' : `${count} in stock`),
  lastOne: 'Last one',
  outOfStock: 'Out of stock',
  from: 'from',
  year: 'Year',
  mileage: 'Mileage',
  newVehicle: 'New',
  noPicture: 'No picture yet',
} as const;
