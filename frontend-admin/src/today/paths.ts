/** Where each thing that waits is worked on, with the filter that shows it. */
export const waitingPaths = {
  proofs: '/payments',
  holds: '/orders?status=AWAITING_PAYMENT&sort=hold-ending',
  toShip: '/orders?status=PAYMENT_ACCEPTED&sort=oldest',
  picks: '/orders/picking',
  lowStock: '/warehouse?low=1',
  deadLetters: '/system/dead-letters',
  sales: '/sales?period=today',
} as const;
