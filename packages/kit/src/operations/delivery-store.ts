import type { DeliveriesQuery, Delivery, DeliveryOutcome } from '@eshop/contracts/api/operations';
import type { Page } from '@eshop/contracts/paging';

/** A try of a consumer, as it is kept. */
export type DeliveryRow = {
  readonly eventId: string;
  readonly subscription: string;
  readonly topic: string;
  readonly orderingKey: string;
  readonly orderId: string | null;
  readonly attempt: number;
  readonly receivedAt: Date;
  readonly handledAt: Date;
  readonly outcome: DeliveryOutcome;
  readonly error: string | null;
};

/** Where a service keeps what its consumers did. */
export type DeliveryStore = {
  append(rows: readonly DeliveryRow[]): Promise<void>;
  list(query: DeliveriesQuery): Promise<Page<Delivery>>;
  /** First and last error of an event at a subscription, as far as they are kept. */
  errorsOf(subscription: string, eventId: string): Promise<{ first: string | null; last: string | null }>;
  /** Drops tries older than a day, a bounded number at a time. */
  prune(): Promise<void>;
};

/** The try as the API shows it; `id` names its row. */
export const presentDelivery = (id: string, row: DeliveryRow): Delivery => ({
  id,
  eventId: row.eventId,
  subscription: row.subscription,
  topic: row.topic,
  orderingKey: row.orderingKey,
  attempt: row.attempt,
  receivedAt: row.receivedAt.toISOString(),
  handledAt: row.handledAt.toISOString(),
  milliseconds: Math.max(0, row.handledAt.getTime() - row.receivedAt.getTime()),
  outcome: row.outcome,
  error: row.error,
});
