import type { OrderStatus } from '@eshop/contracts';

/** What this service knows of an order: its newest state that was told. */
export type KnownOrder = {
  readonly id: string;
  readonly userId: string;
  readonly number: string;
  readonly status: OrderStatus;
  /** The order's own version; a greater one is newer. */
  readonly version: number;
};

/** Whether a proof of payment may be handed in (contract, section 3). */
export const waitsForPayment = (order: KnownOrder): boolean => order.status === 'AWAITING_PAYMENT';
