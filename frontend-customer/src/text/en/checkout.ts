/** Words of the checkout. */
export const checkoutText = {
  title: 'Checkout',
  address: 'Where to',
  savedAddresses: 'Your addresses',
  defaultAddress: 'Default',
  otherAddress: 'Another address',
  save: 'Keep this address for next time',
  delivery: 'Delivery',
  deliveryLater: 'Type a zip code of five digits, and we work out which warehouses your vehicles come from.',
  workOut: 'Work out delivery',
  working: 'Working out delivery …',
  worked: (zipCode: string, delivery: string, total: string) =>
    `Delivery to ${zipCode} costs ${delivery}. Total: ${total}.`,
  wrongZip: 'A zip code has five digits.',
  from: (warehouse: string) => `From ${warehouse}`,
  distance: (zones: string) => `Distance ${zones}`,
  item: (quantity: number, name: string) => `${quantity} × ${name}`,
  summary: 'Your order',
  subtotal: 'Subtotal',
  deliveryTo: (zipCode: string) => `Delivery to ${zipCode}`,
  deliveryOpen: 'Delivery',
  notYet: 'after the zip code',
  total: 'Total',
  order: 'Place order',
  orderAtNewPrice: 'Order at the new price',
  ordering: 'Placing the order',
  afterwards: 'We hold the vehicles for you while you pay. You upload the proof of payment on the next page.',
  changeCart: 'Change the cart',
  ordered: (number: string) => `Order ${number} is placed. Upload your proof of payment to go on.`,
  notSaved: 'The address could not be kept in your address book; the order has it.',
  bookFull: 'Your address book is full, so the address was not kept there; the order has it.',
} as const;

/** What stands between the customer and the order. */
export const checkoutRefusals = {
  lookFirst: 'Here is what delivery costs. Look at the total, then place the order.',
  priceChanged: 'The price has changed. Nothing is ordered yet: look at the new total and confirm it.',
  quoteAgain: 'Delivery was worked out again. Nothing is ordered yet: look at the total and confirm it.',
  outOfStock: 'Not everything is there any more. Nothing is ordered.',
  gone: (name: string) => `${name}: none left`,
  short: (name: string, left: number) => `${name}: only ${left} left`,
  unavailable: 'A vehicle in your cart is not sold any more. Nothing is ordered.',
  toCart: 'Change the cart',
  cartEmpty: 'Your cart is empty. If you have just ordered, you find it among your orders.',
  triedBefore:
    'An earlier try with other details may have become an order. Look among your orders before you order again.',
  inProgress:
    'Your order is being placed already. Wait a moment, then press the button again: it stays one order.',
  toOrders: 'Your orders',
  addressGone: 'This address is not in your address book any more. Choose another one.',
  lost: 'This site can’t be reached right now. What you typed is still here, and trying again never makes a second order.',
  away: 'The shop can’t be reached right now. What you typed is still here, and trying again never makes a second order.',
} as const;

/** What is different in a new quote. */
export const changeText = {
  price: (name: string, before: string, now: string) => `${name}: ${before} → ${now}`,
  quantity: (name: string, before: number, now: number) => `${name}: quantity ${before} → ${now}`,
  added: (name: string) => `${name}: new in the order`,
  left: (name: string) => `${name}: not in the order any more`,
  delivery: (before: string, now: string) => `Delivery: ${before} → ${now}`,
  total: (before: string, now: string) => `Total: ${before} → ${now}`,
} as const;
