import type { OrderStatus } from '@eshop/contracts/order-status';

/** States that people look for together, by the word in the list's address. */
export const statusGroups = {
  all: [],
  'to-pay': ['PENDING', 'AWAITING_PAYMENT'],
  'in-review': ['PAYMENT_REVIEW'],
  'on-the-way': ['PAYMENT_ACCEPTED', 'ON_DELIVERY'],
  done: ['DELIVERED'],
  ended: ['REJECTED', 'EXPIRED', 'CANCELLED'],
} as const satisfies Record<string, readonly OrderStatus[]>;

export type StatusGroup = keyof typeof statusGroups;

/** The group that an address asks for; all orders for anything else. */
export const statusGroupIn = (value: unknown): StatusGroup =>
  typeof value === 'string' && Object.hasOwn(statusGroups, value) ? (value as StatusGroup) : 'all';
