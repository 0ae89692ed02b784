import type { TimelineEntry } from '@eshop/contracts/api/order';
import type { OrderStatus } from '@eshop/contracts/order-status';

/** How a state is told: a word for lists, a headline and what it means on the order's own page. */
type StateWords = { readonly label: string; readonly headline: string; readonly meaning: string };

/** What each state of an order means to whoever ordered. */
export const stateText: Readonly<Record<OrderStatus, StateWords>> = {
  PENDING: {
    label: 'Placed',
    headline: 'We are holding your vehicles',
    meaning: 'The warehouse is being asked. This takes a moment; this page moves on by itself.',
  },
  AWAITING_PAYMENT: {
    label: 'To pay',
    headline: 'Held for you: pay and upload the proof',
    meaning: 'Nobody else can buy what is in this order while the time runs.',
  },
  PAYMENT_REVIEW: {
    label: 'In review',
    headline: 'We are checking your proof',
    meaning: 'A person looks at it. What you ordered stays held for as long as that takes.',
  },
  PAYMENT_ACCEPTED: {
    label: 'Paid',
    headline: 'Paid. We are getting it ready',
    meaning: 'Your payment was accepted. You get a tracking number as soon as it leaves the warehouse.',
  },
  ON_DELIVERY: {
    label: 'On its way',
    headline: 'On its way to you',
    meaning: 'Follow it with the tracking number below, and tell us when it has arrived.',
  },
  DELIVERED: {
    label: 'Delivered',
    headline: 'Delivered. Have a good drive',
    meaning: 'This order is done.',
  },
  REJECTED: {
    label: 'Rejected',
    headline: 'This order was rejected',
    meaning: 'It is over, and nothing is held for it any more.',
  },
  EXPIRED: {
    label: 'Expired',
    headline: 'The time to pay is over',
    meaning: 'No proof came in time, so what was held is for sale again.',
  },
  CANCELLED: {
    label: 'Cancelled',
    headline: 'This order was cancelled',
    meaning: 'It is over, and nothing is held for it any more.',
  },
};

/** The stations of the route as they are named on it. */
export const stationText = {
  PENDING: 'Ordered',
  AWAITING_PAYMENT: 'Payment',
  PAYMENT_REVIEW: 'Check',
  PAYMENT_ACCEPTED: 'Paid',
  ON_DELIVERY: 'On its way',
  DELIVERED: 'Delivered',
} as const;

/** Who took a step. */
export const actorText: Readonly<Record<TimelineEntry['actor'], string>> = {
  customer: 'You',
  admin: 'Our staff',
  system: 'Automatic',
};

/** How an order that came to nothing is explained: by the code of its rejection. */
export const rejectionText: Readonly<Record<string, string | undefined>> = {
  OUT_OF_STOCK:
    'Somebody else was faster: there was not enough stock left for this order. Nothing needs to be paid.',
  PRODUCT_UNAVAILABLE: 'A vehicle of this order is not sold any more. Nothing needs to be paid.',
  PAYMENT_REJECTED: 'The proof of payment was refused for good.',
};

/** Words of the orders list and of an order's page. */
export const ordersText = {
  title: 'Your orders',
  orderTitle: (number: string) => `Order ${number}`,
  toOrders: 'All orders',
  filters: 'Which orders',
  groups: {
    all: 'All',
    'to-pay': 'To pay',
    'in-review': 'In review',
    'on-the-way': 'On the way',
    done: 'Delivered',
    ended: 'Ended',
  },
  older: 'Older orders',
  newest: 'Back to the newest',
  emptyTitle: 'No orders yet',
  emptyText: 'When you order a vehicle, you follow it here from the first minute to your door.',
  emptyGroupTitle: 'Nothing here',
  emptyGroupText: 'None of your orders is in this state right now.',
  showAll: 'Show all orders',
  browse: 'Browse cars',
  browseMotorcycles: 'Browse motorcycles',
  placed: 'Ordered',
  total: 'Total',
  moreItems: (count: number) => `and ${count} more`,
  open: (number: string) => `Open order ${number}`,
  next: {
    PENDING: 'Being placed',
    upload: (left: string) => `Upload your proof, ${left} left`,
    uploadAgain: (left: string) => `Proof refused: upload another, ${left} left`,
    uploadNow: 'Upload your proof now',
    PAYMENT_REVIEW: 'We are checking your proof',
    PAYMENT_ACCEPTED: 'Nothing to do: leaving the warehouse soon',
    ON_DELIVERY: 'Tell us when it has arrived',
    DELIVERED: 'Arrived',
    REJECTED: 'See why',
    EXPIRED: 'Not paid in time',
    CANCELLED: 'Nothing to do',
  },
  route: 'The way of your order',
  stepOf: (step: number, all: number, name: string) => `Step ${step} of ${all}: ${name}`,
  done: 'done',
  now: 'now',
  toCome: 'to come',
  endedHere: 'ended here',
  history: 'What happened so far',
  historyBy: 'by',
  refundNote: 'A payment was approved after the order was over. The money goes back to you.',
  items: 'What you ordered',
  quantity: (count: number) => `${count} ×`,
  each: (price: string) => `${price} each`,
  subtotal: 'Vehicles',
  shipping: 'Delivery',
  address: 'Delivery to',
  driverNote: 'For the driver',
  shipments: 'Deliveries',
  shipmentFrom: (warehouse: string) => `From ${warehouse}`,
  distance: (count: string) => (count === '1' ? '1 zip code away' : `${count} zip codes away`),
  carrier: 'Carrier',
  tracking: 'Tracking number',
  notShipped: 'Carrier and tracking number come when it leaves the warehouse.',
  reason: 'Reason',
  cancel: {
    open: 'Cancel this order',
    title: 'Cancel this order?',
    text: 'What we hold for you goes back on sale at once. This can’t be undone.',
    yes: 'Yes, cancel it',
    no: 'Keep the order',
    done: 'Your order is cancelled.',
  },
  deliver: {
    open: 'I have received it',
    title: 'Has everything arrived?',
    text: 'Say so when all vehicles of this order are with you. It closes the order.',
    yes: 'Yes, all is here',
    no: 'Not yet',
    done: 'Thank you. The order is closed.',
  },
  changedMeanwhile: 'This has changed meanwhile. You see the order as it is now.',
  again: {
    open: 'Order again',
    text: 'Puts what is still for sale into your cart, at today’s price.',
    done: 'It is in your cart, at today’s price.',
    some: 'Not all of it could be put into the cart:',
    none: 'None of it could be put into the cart:',
  },
  awayTitle: 'Your orders can’t be shown right now',
  awayOrderTitle: 'This order can’t be shown right now',
  awayText:
    'The shop does not answer. Nothing is lost: your orders and what is held for them stay as they are.',
} as const;

/** Words of the parts of an order's page that move in the browser. */
export const orderLiveText = {
  paused: 'Live updates paused, trying again',
  back: 'Live updates are back',
  timeLeft: 'Time left',
  timeAlmostOver: 'Time left, almost over',
  heldUntil: 'Held until',
  checking: 'Checking …',
  copy: 'Copy',
  copied: 'Copied',
  copyWhat: (what: string) => `Copy ${what.toLowerCase()}`,
} as const;
