import type { OutboxEntry, OutboxEvent, OutboxSource } from '@eshop/kit/messaging';
import { z } from 'zod';
import { type Key, outboxKey, outboxPartition, outboxPartitionNumbers } from './keys.ts';
import { createOutboxLeases } from './outbox-leases-store.ts';
import type { Table } from './table-store.ts';
import type { Write } from './write.ts';

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
  put: { ...outboxKey(event.orderingKey, eventId), ...event },
});

/** Events and their lease are given up in one transaction, which holds 100 items at most. */
const mostOfPartition = 99;

/**
 * The waiting events of the table. A relay leases a partition by a conditional update, publishes its events, and deletes
 * them and its lease in one transaction. A relay that dies lets its partitions go when the lease ends. Since one relay
 * at a time has a partition, the events of a product keep their order, however many instances run.
 */
export function createOutboxSource(
  table: Table,
  now: () => number = Date.now,
): OutboxSource & { waiting(limit: number): Promise<OutboxEntry[]> } {
  const leases = createOutboxLeases(table, now);
  const oldestFirst = (partition: number) => ({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': outboxPartition(partition) },
    ConsistentRead: true,
  });

  async function readPartition(partition: number, limit: number): Promise<OutboxEntry[]> {
    const { items } = await table.query({ ...oldestFirst(partition), Limit: limit });
    return items.map((item) => {
      const { pk, sk, ...event } = entrySchema.parse(item);
      return { position: JSON.stringify({ partition, pk, sk }), eventId: sk, ...event };
    });
  }

  async function claimPartition(
    partition: number,
    limit: number,
    leaseSeconds: number,
  ): Promise<OutboxEntry[]> {
    const { items } = await table.query({ ...oldestFirst(partition), Limit: 1, ProjectionExpression: 'sk' });
    if (items.length === 0 || !(await leases.take(partition, leaseSeconds))) return [];
    const entries = await readPartition(partition, limit);
    if (entries.length === 0) await leases.end(partition, []);
    return entries;
  }

  /** Keys by partition. */
  const grouped = (positions: readonly string[]) => {
    const places = positions.map((position) => positionSchema.parse(JSON.parse(position)));
    return Map.groupBy(places, ({ partition }) => partition);
  };

  return {
    async claim(limit, leaseSeconds) {
      const each = Math.min(mostOfPartition, Math.ceil(limit / outboxPartitionNumbers.length));
      const claims = outboxPartitionNumbers.map((partition) => claimPartition(partition, each, leaseSeconds));
      return (await Promise.all(claims)).flat();
    },
    async published(positions) {
      await Promise.all(
        [...grouped(positions)].map(([partition, keys]) => leases.end(partition, keys.map(keyOf))),
      );
    },
    async release(positions) {
      await Promise.all([...grouped(positions).keys()].map((partition) => leases.end(partition, [])));
    },
    /** What waits, oldest first, without claiming it. */
    async waiting(limit) {
      const each = Math.ceil(limit / outboxPartitionNumbers.length);
      const read = outboxPartitionNumbers.map((partition) => readPartition(partition, each));
      const entries = (await Promise.all(read)).flat();
      return entries.sort((one, other) => (one.eventId < other.eventId ? -1 : 1));
    },
    async depth() {
      let count = 0;
      let oldest: string | undefined;
      for (const partition of outboxPartitionNumbers) {
        for await (const items of table.pages({ ...oldestFirst(partition), ProjectionExpression: 'sk' })) {
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

const positionSchema = z.object({ partition: z.number(), pk: z.string(), sk: z.string() });
const keyOf = ({ pk, sk }: Key): Key => ({ pk, sk });

/** A UUIDv7 begins with its time in milliseconds. */
export const timeOfId = (id: string): Date =>
  new Date(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16));
