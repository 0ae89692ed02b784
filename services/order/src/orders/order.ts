import type { Address, Money, OrderStatus, PaymentStatus } from '@eshop/contracts';
import type { OrderLine as LineAnswer, Shipment } from '@eshop/contracts/api/order';

/** A line as it was ordered; make and category go into the sale. */
export type OrderLine = LineAnswer & { readonly make: string; readonly categoryId: string };

/** The payment that an order shows: its latest one, as far as it was applied. */
export type OrderPayment = {
  readonly id: string;
  readonly status: PaymentStatus;
  readonly reason: string | null;
  readonly version: number;
};

/** Who moved an order on: the customer, an admin, or the shop itself. */
export type Actor =
  | { readonly kind: 'customer' | 'admin'; readonly id: string }
  | { readonly kind: 'system'; readonly id: null };

export const system: Actor = { kind: 'system', id: null };

/** One step of an order's life; `version` is the order's after it. */
export type TimelineEntry = {
  readonly version: number;
  readonly at: Date;
  readonly status: OrderStatus;
  readonly actor: Actor['kind'];
  readonly actorId: string | null;
  readonly reason: string | null;
};

/** An order as its rules see it. Amounts never change after it was placed. */
export type Order = {
  readonly id: string;
  readonly number: string;
  readonly userId: string;
  readonly email: string;
  readonly status: OrderStatus;
  readonly lines: readonly OrderLine[];
  readonly address: Address;
  readonly shipments: readonly Shipment[];
  readonly subtotal: Money;
  readonly shippingCost: Money;
  readonly total: Money;
  readonly payment: OrderPayment | null;
  /** An approved payment whose stock is being taken out just now: nothing else may move the order meanwhile. */
  readonly acceptingPaymentId: string | null;
  readonly rejection: { readonly code: string; readonly message: string } | null;
  readonly holdExpiresAt: Date | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};
