import type { OrderStatus } from '@eshop/contracts/order-status';

/** A step that an admin can take. */
export type StaffStep = 'ship' | 'deliver' | 'cancel';

const steps: Readonly<Partial<Record<OrderStatus, readonly StaffStep[]>>> = {
  PENDING: ['cancel'],
  AWAITING_PAYMENT: ['cancel'],
  PAYMENT_REVIEW: ['cancel'],
  PAYMENT_ACCEPTED: ['ship'],
  ON_DELIVERY: ['deliver'],
};

/** The steps that an admin can take from a state (contract, section 5). */
export const stepsFrom = (status: OrderStatus): readonly StaffStep[] => steps[status] ?? [];
