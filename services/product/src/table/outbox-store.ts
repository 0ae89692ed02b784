import type { OutboxEntry, OutboxEvent, OutboxSource } from '@eshop/kit/messaging';
import { z } from 'zod';
import { type Key, outboxKey, outboxPartition, outboxPartitions } from './keys.ts';
import type { Table } from './table-store.ts';
import type { Item, Write } from './write.ts';

const entrySchema = z.object({
  pk: z.string(),
  sk: z.string(),
  topic: z.string(),
  orderingKey: z.string(),
  data: z.string(),
  attributes: z.record(z.string(), z.string()),
});

/** The write of an event that commits with the change it tells of. */
export const appendEvent = ({ eventId, ...event }: OutboxEvent): Write => ({
  put: { ...outboxKey(event.orderingKey, eventId), ...event, claimedUntil: 0 },
});

class Claimed extends Error {}

/**
 * The waiting events of the table. A relay claims each by a conditional update that hides it for the lease, and deletes
 * it once it is on its topic; a relay that dies lets its events go when the lease ends.
 */
export function createOutboxSource(table: Table, now: () => number = Date.now): OutboxSource {
  const partitions = Array.from({ length: outboxPartitions }, (_, number) => outboxPartition(number));
  const oldestFirst = (pk: string) => ({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': pk },
    ConsistentRead: true,
  });

  async function waiting(pk: string, limit: number): Promise<Item[]> {
    const { items } = await table.query({ ...oldestFirst(pk), Limit: limit });
    return items.filter(({ claimedUntil }) => Number(claimedUntil) < now());
  }

  async function claimOne(item: Item, leaseSeconds: number): Promise<OutboxEntry | null> {
    const { pk, sk } = entrySchema.parse(item);
    try {
      const claimed = await table.update({
        update: { pk, sk },
        set: { claimedUntil: now() + leaseSeconds * 1000 },
        condition: { expression: '#claimedUntil < :now', values: { ':now': now() } },
        refused: () => new Claimed(),
      });
      const { topic, orderingKey, data, attributes } = entrySchema.parse(claimed);
      return { position: JSON.stringify({ pk, sk }), eventId: sk, topic, orderingKey, data, attributes };
    } catch (error) {
      if (error instanceof Claimed) return null;
      throw error;
    }
  }

  return {
    async claim(limit, leaseSeconds) {
      const found = (await Promise.all(partitions.map((pk) => waiting(pk, limit)))).flat();
      const oldest = found.sort((one, other) => (String(one.sk) < String(other.sk) ? -1 : 1)).slice(0, limit);
      const claimed = await Promise.all(oldest.map((item) => claimOne(item, leaseSeconds)));
      return claimed.filter((entry) => entry !== null);
    },
    async published(positions) {
      await table.delete(positions.map(keyAt));
    },
    async release(positions) {
      await Promise.all(
        positions.map((position) =>
          table
            .update({
              update: keyAt(position),
              set: { claimedUntil: 0 },
              condition: { expression: 'attribute_exists(pk)' },
              refused: () => new Claimed(),
            })
            .catch((error: unknown) => {
              if (!(error instanceof Claimed)) throw error;
            }),
        ),
      );
    },
    async depth() {
      let count = 0;
      let oldest: string | undefined;
      for (const pk of partitions) {
        for await (const items of table.pages({ ...oldestFirst(pk), ProjectionExpression: 'sk' })) {
          count += items.length;
          const first = items[0] && String(items[0].sk);
          if (first !== undefined && (oldest === undefined || first < oldest)) oldest = first;
        }
      }
      return { count, oldestAt: oldest === undefined ? null : timeOfId(oldest) };
    },
    // Published events are deleted at once.
    async prune() {},
  };
}

const positionSchema = z.object({ pk: z.string(), sk: z.string() });
const keyAt = (position: string): Key => positionSchema.parse(JSON.parse(position));

/** A UUIDv7 begins with its time in milliseconds. */
const timeOfId = (id: string): Date => new Date(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16));
