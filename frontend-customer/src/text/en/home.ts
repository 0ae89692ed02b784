/** Words of the start page. */
export const homeText = {
  headline: 'The whole showroom, in one window.',
  lead: 'Real prices, stock by the minute, and delivery worked out before you order. No phone calls.',
  browseCars: 'Browse cars',
  browseMotorcycles: 'Browse motorcycles',
  onSale: (count: string) => `${count} vehicles on sale today.`,
  categories: 'What are you looking for?',
  newArrivals: 'Just arrived',
  allNewArrivals: 'See all',
  makes: 'By make',
  promises: [
    {
      title: 'Nothing is sold twice',
      text: 'An order holds its vehicle from the first second. What you see as in stock is in stock.',
    },
    {
      title: 'The price you see',
      text: 'The quote names each warehouse and what it costs to bring the vehicle to you.',
    },
    {
      title: 'Paid, then checked by people',
      text: 'Pay as you like, upload the proof. Somebody looks at it, and tells you why if it will not do.',
    },
  ],
} as const;
