import { randomUUID } from 'node:crypto';
import { type Key, outboxLeaseKey } from './keys.ts';
import type { Table } from './table-store.ts';

class HeldByAnother extends Error {}

/** Leases of the partitions of the outbox, for one relay. */
export type OutboxLeases = {
  /** True when the partition is this relay's for so many seconds. */
  take(partition: number, seconds: number): Promise<boolean>;
  /** Deletes the events that were published, at most 99, and lets the partition go. */
  end(partition: number, published: readonly Key[]): Promise<void>;
};

/** Leases held under a name of their own. */
export function createOutboxLeases(table: Table, now: () => number): OutboxLeases {
  const owner = randomUUID();
  const refused = () => new HeldByAnother();
  return {
    async take(partition, seconds) {
      try {
        await table.update({
          update: outboxLeaseKey(partition),
          set: { owner, until: now() + seconds * 1000 },
          condition: {
            expression: 'attribute_not_exists(pk) OR #until < :now OR #owner = :me',
            values: { ':now': now(), ':me': owner },
          },
          refused,
        });
        return true;
      } catch (error) {
        if (error instanceof HeldByAnother) return false;
        throw error;
      }
    },
    async end(partition, published) {
      const lease = outboxLeaseKey(partition);
      const condition = { expression: '#owner = :me', values: { ':me': owner } };
      try {
        await table.write(
          { delete: lease, condition, refused },
          ...published.map((key) => ({ delete: key })),
        );
      } catch (error) {
        if (!(error instanceof HeldByAnother)) throw error;
        // The lease ran out and another relay has the partition; what was published need not be so again.
        await table.delete(published);
      }
    },
  };
}
