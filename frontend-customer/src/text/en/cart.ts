/** Words of the cart, wherever it is shown. */
export const cartText = {
  title: 'Cart',
  add: 'Add to cart',
  adding: 'Adding',
  outOfStock: 'Out of stock',
  added: (quantity: number) => (quantity === 1 ? 'In your cart.' : `In your cart: ${quantity} of these.`),
  toCart: 'See the cart',
  checkOut: 'Check out',
  close: 'Close',
} as const;

/** Why something can't be put into the cart. */
export const cartRefusals = {
  soldOut: 'Sold out: there is none left right now.',
  onlyLeft: (count: number) => (count === 1 ? 'There is only 1 left.' : `There are only ${count} left.`),
  allInCart: (count: number) =>
    count === 1 ? 'The last one is in your cart already.' : `All ${count} are in your cart already.`,
  unavailable: 'This vehicle is not sold any more.',
  full: 'The cart is full. Order what is in it first, or take something out.',
  invalid: 'This could not be put into the cart.',
} as const;

/** What became of a guest's cart at signing in. */
export const mergeText = {
  moved: (name: string, quantity: number) => `${name}: ${quantity} added to your cart`,
  summed: (name: string, before: number, now: number) =>
    `${name}: you had ${before} in your cart, now there are ${now}`,
  capped: (name: string, wanted: number, now: number) =>
    `${name}: only ${now} available, so your cart has ${now} and not ${wanted}`,
  none: (name: string) => `${name}: sold out, so it is not in your cart any more`,
  more: (count: number) => `and ${count} more vehicles`,
} as const;
