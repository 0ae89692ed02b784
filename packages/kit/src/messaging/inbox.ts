import { type Dialect, placeholders, type SqlExecutor, sqlNow } from '../sql/index.ts';
import type { ReceivedEvent } from './event.ts';

export type Inbox = {
  /**
   * Notes inside the caller's transaction that this subscription handles the event. False when it did so before: then
   * nothing may be done again. A second delivery that runs at the same time waits for the first one's commit.
   */
  firstTime(tx: SqlExecutor, event: Pick<ReceivedEvent, 'id' | 'subscription'>): Promise<boolean>;
  /** Drops notes older than Pub/Sub keeps a message (31 days at most), a bounded number at a time. */
  prune(database: SqlExecutor): Promise<void>;
};

const retentionSeconds = 32 * 86_400;

/** The inbox in a service's own database (the table of `sql/ddl`). */
export function createInbox({ dialect }: { dialect: Dialect }): Inbox {
  const insert =
    dialect === 'postgres'
      ? 'INSERT INTO inbox (subscription, event_id) VALUES ($1, $2) ON CONFLICT DO NOTHING'
      : 'INSERT IGNORE INTO inbox (subscription, event_id) VALUES (?, ?)';
  return {
    async firstTime(tx, { subscription, id }) {
      return (await tx.$executeRawUnsafe(insert, subscription, id)) > 0;
    },
    async prune(database) {
      const old = `handled_at < ${sqlNow(dialect, -retentionSeconds)}`;
      await database.$executeRawUnsafe(
        placeholders(
          dialect,
          dialect === 'postgres'
            ? `DELETE FROM inbox WHERE ctid IN (SELECT ctid FROM inbox WHERE ${old} LIMIT 1000)`
            : `DELETE FROM inbox WHERE ${old} LIMIT 1000`,
        ),
      );
    },
  };
}
