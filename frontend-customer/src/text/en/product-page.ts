/** Words of a vehicle's own page. */
export const productPageText = {
  sku: 'Stock number',
  price: 'Price',
  facts: 'Key facts',
  engine: 'Engine',
  noLongerSold: 'No longer sold',
  noLongerSoldText: 'This vehicle has left the shop. You can still read about it; below are others like it.',
  soldOut:
    'All of them are sold or held for somebody right now. If a hold runs out, it shows here by itself.',
  description: 'About this vehicle',
  specifications: 'Specifications',
  similar: 'Similar vehicles',
  groups: { vehicle: 'Vehicle', engine: 'Engine and gearbox', weight: 'Weight and listing' },
  rows: {
    make: 'Make',
    model: 'Model',
    year: 'Year',
    condition: 'Condition',
    mileage: 'Mileage',
    bodyType: 'Body',
    colour: 'Colour',
    fuel: 'Fuel',
    displacement: 'Displacement',
    power: 'Power',
    transmission: 'Gearbox',
    weight: 'Weight',
    sku: 'Stock number',
    listed: 'Listed on',
  },
  conditionNew: 'New',
  conditionUsed: 'Used',
  power: (horsepower: string, kilowatts: string) => `${horsepower} (${kilowatts} kW)`,
  priceStanding: 'Where this price stands',
  priceStandingText: (count: string, category: string, from: string, to: string, same: number) =>
    `The ${count} vehicles on sale in ${category} by price. The dark bar is where this one stands: ${from} to ${to}, ` +
    (same === 1 ? 'the only one there.' : `one of ${same} there.`),
  firstPicture: (name: string) => `${name}, side view`,
  furtherPicture: (name: string, number: number, count: number) =>
    `${name}, closer view, picture ${number} of ${count}`,
  metaDescription: (name: string, facts: string, price: string) => `${name}: ${facts}. ${price}.`,
  sharedPicture: (name: string, price: string) => `${name}, ${price}, at Eshop`,
} as const;
