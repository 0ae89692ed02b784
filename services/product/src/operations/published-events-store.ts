import type { PublishedEvent } from '@eshop/contracts/api/operations';
import type { Logger } from '@eshop/kit/logging';
import type { OutboxEntry, OutboxSource } from '@eshop/kit/messaging';
import type { Publishing } from '@eshop/kit/operations';
import { z } from 'zod';
import { timeOfId } from '../table/outbox-store.ts';
import type { Table } from '../table/table-store.ts';
import { createTableJournal } from './table-journal.ts';

const eventSchema: z.ZodType<PublishedEvent> = z.object({
  id: z.string(),
  topic: z.string(),
  orderingKey: z.string(),
  data: z.unknown(),
  traceparent: z.string().nullable(),
  committedAt: z.string(),
  publishedAt: z.string().nullable(),
});

const mostWaiting = 100;

/**
 * An outbox drops its events as they are published; this one keeps a copy of each for some days before. What could not be
 * copied is published all the same.
 */
export function keepPublished(
  table: Table,
  source: OutboxSource,
  options: { readonly logger: Logger; readonly waiting: (limit: number) => Promise<OutboxEntry[]> },
): { source: OutboxSource; publishing: Publishing } {
  const journal = createTableJournal(table, {
    partition: 'PUBLISHED',
    retentionSeconds: 7 * 86_400,
    schema: eventSchema,
  });
  const claimed = new Map<string, OutboxEntry>();
  const forget = (positions: readonly string[]) => {
    for (const position of positions) claimed.delete(position);
  };

  async function copy(positions: readonly string[]): Promise<void> {
    const now = new Date().toISOString();
    const entries = positions.flatMap((position) => claimed.get(position) ?? []);
    await journal.append(
      entries.map((entry) => {
        const row = { ...present(entry), publishedAt: now };
        return { at: new Date(row.committedAt), id: row.id, names: [row.orderingKey], row };
      }),
    );
  }

  return {
    source: {
      ...source,
      async claim(limit, leaseSeconds) {
        const entries = await source.claim(limit, leaseSeconds);
        for (const entry of entries) claimed.set(entry.position, entry);
        return entries;
      },
      async published(positions) {
        await copy(positions).catch((error) =>
          options.logger.warn({ err: error }, 'what was published could not be copied'),
        );
        await source.published(positions);
        forget(positions);
      },
      async release(positions) {
        forget(positions);
        await source.release(positions);
      },
    },
    publishing: {
      depth: () => source.depth(),
      async list({ topic, key, after, cursor, limit }) {
        const fits = (event: PublishedEvent) => topic === undefined || event.topic === topic;
        const page = await journal.page({ name: key, after, cursor, limit, fits });
        const published = page.rows.map(({ row }) => row);
        // What waits is newer than what was published, and stands on the first page.
        const waiting = cursor === undefined ? (await options.waiting(mostWaiting)).map(present) : [];
        const shown = waiting.filter(
          (event) =>
            fits(event) &&
            (key === undefined || event.orderingKey === key) &&
            (after === undefined || new Date(event.committedAt) > after) &&
            !published.some(({ id }) => id === event.id),
        );
        return { items: [...shown.reverse(), ...published], nextCursor: page.nextCursor };
      },
    },
  };
}

const present = ({ eventId, topic, orderingKey, data, attributes }: OutboxEntry): PublishedEvent => ({
  id: eventId,
  topic,
  orderingKey,
  data: JSON.parse(data),
  traceparent: attributes.traceparent ?? null,
  committedAt: timeOfId(eventId).toISOString(),
  publishedAt: null,
});
