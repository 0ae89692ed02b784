import { randomUUID } from 'node:crypto';
import { type Dialect, placeholders, type SqlExecutor, sqlNow } from '../sql/index.ts';
import type { OutboxEvent } from './event.ts';

/** A waiting event that a relay has claimed for a while. */
export type OutboxEntry = OutboxEvent & { readonly position: string };

/** Where a relay finds the events that wait: an SQL table, or items of a DynamoDB table. */
export type OutboxSource = {
  /** Takes up to `limit` waiting events, oldest first, hidden from other relays for `leaseSeconds`. */
  claim(limit: number, leaseSeconds: number): Promise<OutboxEntry[]>;
  /** They are on the topic: never claim them again. */
  published(positions: readonly string[]): Promise<void>;
  /** They could not be published now: any relay may claim them at once. */
  release(positions: readonly string[]): Promise<void>;
  /** How many wait, and since when the oldest does. */
  depth(): Promise<{ count: number; oldestAt: Date | null }>;
  /** Drops published events older than the retention, a bounded number at a time. */
  prune(): Promise<void>;
};

/** The outbox inside one transaction. */
export type OutboxWriter = {
  /** Writes events: they are published if the transaction commits, and never otherwise. */
  append(...events: readonly OutboxEvent[]): Promise<void>;
  /** Whether there is anything for the relay to be woken for. */
  readonly appended: boolean;
};

export type SqlOutbox = {
  /** Writes events inside the caller's transaction: they are published if it commits, and never otherwise. */
  append(tx: SqlExecutor, ...events: readonly OutboxEvent[]): Promise<void>;
  /** The same for one transaction, and it knows whether events were written. */
  within(tx: SqlExecutor): OutboxWriter;
  source(database: SqlExecutor): OutboxSource;
};

type Row = {
  id: bigint | number | string;
  event_id: string;
  topic: string;
  ordering_key: string;
  data: string;
  attributes: string;
};

const columns = 'id, event_id, topic, ordering_key, data, attributes';
const retentionSeconds = 7 * 86_400;

/** The outbox in a service's own database (the table of `sql/ddl`). */
export function createSqlOutbox({ dialect }: { dialect: Dialect }): SqlOutbox {
  const sql = (statement: string) => placeholders(dialect, statement);

  async function append(tx: SqlExecutor, ...events: readonly OutboxEvent[]): Promise<void> {
    if (events.length === 0) return;
    const rows = events.map(() => '(?, ?, ?, ?, ?)').join(', ');
    const values = events.flatMap((event) => [
      event.eventId,
      event.topic,
      event.orderingKey,
      event.data,
      JSON.stringify(event.attributes),
    ]);
    await tx.$executeRawUnsafe(
      sql(`INSERT INTO outbox (event_id, topic, ordering_key, data, attributes) VALUES ${rows}`),
      ...values,
    );
  }

  return {
    append,

    within(tx) {
      let appended = false;
      return {
        async append(...events) {
          await append(tx, ...events);
          appended ||= events.length > 0;
        },
        get appended() {
          return appended;
        },
      };
    },

    source: (database) => {
      const update = (assignment: string, ids: readonly string[]) =>
        dialect === 'postgres'
          ? // One text whatever their number, so that it is planned once.
            database.$executeRawUnsafe(`UPDATE outbox SET ${assignment} WHERE id = ANY($1::bigint[])`, [
              ...ids,
            ])
          : database.$executeRawUnsafe(
              `UPDATE outbox SET ${assignment} WHERE id IN (${ids.map(() => '?').join(', ')})`,
              ...ids.map(BigInt),
            );
      return {
        async claim(limit, leaseSeconds) {
          const rows = await claimRows(database, dialect, limit, leaseSeconds);
          return rows
            .map(toEntry)
            .sort((left, right) => (BigInt(left.position) < BigInt(right.position) ? -1 : 1));
        },

        async published(positions) {
          if (positions.length === 0) return;
          await update(`published_at = ${sqlNow(dialect)}`, positions);
        },

        async release(positions) {
          if (positions.length === 0) return;
          await update('claimed_until = NULL', positions);
        },

        async depth() {
          const [row] = await database.$queryRawUnsafe<{ count: bigint | number; oldest: Date | null }[]>(
            'SELECT COUNT(*) AS count, MIN(created_at) AS oldest FROM outbox WHERE published_at IS NULL',
          );
          return { count: Number(row?.count ?? 0), oldestAt: row?.oldest ?? null };
        },

        async prune() {
          const old = `published_at < ${sqlNow(dialect, -retentionSeconds)}`;
          await database.$executeRawUnsafe(
            dialect === 'postgres'
              ? `DELETE FROM outbox WHERE id IN (SELECT id FROM outbox WHERE ${old} LIMIT 1000)`
              : `DELETE FROM outbox WHERE ${old} LIMIT 1000`,
          );
        },
      };
    },
  };
}

const toEntry = (row: Row): OutboxEntry => ({
  position: String(row.id),
  eventId: row.event_id,
  topic: row.topic,
  orderingKey: row.ordering_key,
  data: row.data,
  attributes: JSON.parse(row.attributes),
});

/** Claims in one atomic statement; MariaDB's UPDATE returns no rows, so there a token marks the claimed ones. */
async function claimRows(
  database: SqlExecutor,
  dialect: Dialect,
  limit: number,
  leaseSeconds: number,
): Promise<Row[]> {
  const free = `published_at IS NULL AND (claimed_until IS NULL OR claimed_until < ${sqlNow(dialect)})`;
  const until = sqlNow(dialect, leaseSeconds);
  const token = randomUUID();
  if (dialect === 'postgres') {
    return database.$queryRawUnsafe<Row[]>(
      `UPDATE outbox SET claimed_by = $1, claimed_until = ${until} WHERE id IN (
         SELECT id FROM outbox WHERE ${free} ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED
       ) RETURNING ${columns}`,
      token,
      limit,
    );
  }
  const claimed = await database.$executeRawUnsafe(
    `UPDATE outbox SET claimed_by = ?, claimed_until = ${until} WHERE ${free} ORDER BY id LIMIT ${Math.trunc(limit)}`,
    token,
  );
  if (claimed === 0) return [];
  return database.$queryRawUnsafe<Row[]>(
    `SELECT ${columns} FROM outbox WHERE claimed_by = ? AND published_at IS NULL`,
    token,
  );
}
