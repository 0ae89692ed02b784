import { deliveryOutcomes } from '@eshop/contracts/api/operations';
import { type DeliveryRow, type DeliveryStore, presentDelivery } from '@eshop/kit/operations';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { Table } from '../table/table-store.ts';
import { createTableJournal } from './table-journal.ts';

const time = z.string().transform((text) => new Date(text));
const rowSchema: z.ZodType<DeliveryRow> = z.object({
  eventId: z.string(),
  subscription: z.string(),
  topic: z.string(),
  orderingKey: z.string(),
  orderId: z.string().nullable(),
  attempt: z.number(),
  receivedAt: time,
  handledAt: time,
  outcome: z.enum(deliveryOutcomes),
  error: z.string().nullable(),
});

const keyName = (key: string): string => `KEY#${key}`;
const eventName = (eventId: string): string => `EVENT#${eventId}`;
const mostTries = 100;

/** The journal of deliveries in the products table. */
export function createTableDeliveries(table: Table): DeliveryStore {
  const journal = createTableJournal(table, {
    partition: 'DELIVERIES',
    retentionSeconds: 86_400,
    schema: rowSchema,
  });
  return {
    async append(rows) {
      await journal.append(
        rows.map((row) => ({
          at: row.handledAt,
          id: uuidv7(),
          names: [eventName(row.eventId), keyName(row.orderingKey)],
          row,
        })),
      );
    },
    async list({ topic, eventId, key, ...page }) {
      const named = eventId === undefined ? key && keyName(key) : eventName(eventId);
      const { rows, nextCursor } = await journal.page({
        ...page,
        name: named,
        fits: (row) =>
          (topic === undefined || row.topic === topic) && (key === undefined || row.orderingKey === key),
      });
      return { items: rows.map(({ id, row }) => presentDelivery(id, row)), nextCursor };
    },
    async errorsOf(subscription, eventId) {
      const { rows } = await journal.page({
        name: eventName(eventId),
        limit: mostTries,
        fits: (row) => row.subscription === subscription && row.outcome === 'failed',
      });
      return { first: rows.at(-1)?.row.error ?? null, last: rows.at(0)?.row.error ?? null };
    },
    // DynamoDB drops what is old.
    async prune() {},
  };
}
