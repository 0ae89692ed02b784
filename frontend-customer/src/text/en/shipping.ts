/** Words of the shipping estimate. */
export const shippingText = {
  title: 'Delivery to you',
  lead: 'See what it costs to bring it to your door.',
  zipCode: 'Zip code',
  estimate: 'Estimate',
  badZipCode: 'Type the five digits of your zip code, such as 10251.',
  soldOut: 'Out of stock: once one is there again, the cost of delivery is worked out here.',
  outOfStock: 'It was sold or held for somebody just now.',
  unavailable: 'This vehicle is no longer sold.',
  from: (warehouse: string, zipCode: string) => `From ${warehouse} to ${zipCode}`,
  distance: (distance: string) => `Distance ${distance} (difference of the zip codes)`,
  shipping: 'Delivery',
  total: 'Total with delivery',
} as const;
