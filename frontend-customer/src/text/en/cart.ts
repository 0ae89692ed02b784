/** Words of the cart, wherever it is shown. */
export const cartText = {
  title: 'Cart',
  add: 'Add to cart',
  adding: 'Adding',
  outOfStock: 'Out of stock',
  added: (quantity: number) => (quantity === 1 ? 'In your cart.' : `In your cart: ${quantity} of these.`),
  justAdded: (name: string) => `Added: ${name}`,
  lost: 'This site can’t be reached right now. Check your connection and try again.',
  toCart: 'See the cart',
  checkOut: 'Check out',
  close: 'Close',
  loading: 'Looking into your cart …',
  empty: 'Nothing in it yet.',
  subtotal: 'Subtotal',
  deliveryLater: 'Delivery is worked out at checkout.',
  awayTitle: 'Your cart can’t be shown right now. Nothing in it is lost.',
  tryAgain: 'Try again',
  times: (quantity: number, price: string) => `${quantity} × ${price}`,
} as const;

/** Words of the cart's own page. */
export const cartPageText = {
  emptyTitle: 'Your cart is empty',
  emptyText: 'Put in what you like: it stays here for 90 days, also when you sign in later.',
  toCars: 'Browse cars',
  toMotorcycles: 'Browse motorcycles',
  lines: 'Vehicles in the cart',
  summary: 'Summary',
  checkOut: 'Go to checkout',
  signInNext: 'You sign in or make an account on the way; the cart comes along.',
  putRight: 'Change or remove what is marked first; then you can order.',
} as const;

/** Words of one line. */
export const lineText = {
  each: (price: string) => `${price} each`,
  gone: 'None left. Remove it to order the rest.',
  short: (left: number) => `Only ${left} left. Set the quantity to ${left} or fewer.`,
  priceChanged: (price: string) => `The price has changed since you put it in: it is ${price} now.`,
  quantityOf: (name: string) => `Quantity of ${name}`,
  fewer: (name: string) => `One fewer: ${name}`,
  more: (name: string) => `One more: ${name}`,
  update: 'Update',
  remove: 'Remove',
  removeName: (name: string) => `Remove: ${name}`,
  undo: 'Undo',
  removed: (name: string) => `Removed: ${name}`,
  changed: (name: string, quantity: number) => `${name}: ${quantity} in the cart`,
  noteSaved: (name: string) => `Note saved: ${name}`,
  addNote: 'Add a note',
  editNote: 'Change the note',
  noteFor: (name: string) => `Note on ${name}`,
  saveNote: 'Save the note',
  wholeNumber: 'Type a whole number from 0 to 9999.',
  noteTooLong: 'A note has at most 500 characters.',
  noteFaulty: 'This note holds characters that can’t be kept.',
} as const;

/** Words of the estimate beside the cart. */
export const estimateText = {
  title: 'What will delivery cost?',
  zipCode: 'Zip code',
  work: 'Estimate',
  wrongZip: 'A zip code has five digits.',
  delivery: (zipCode: string) => `Delivery to ${zipCode}`,
  total: 'Together with the vehicles',
  from: (warehouses: string) => `From ${warehouses}`,
  short: 'Some of it is sold out: put the marked lines right first.',
  empty: 'The cart is empty.',
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
