import type { DeliveryOutcome } from '@eshop/contracts/api/operations';
import { type Dialect, placeholders, type SqlExecutor, sqlNow } from '../sql/index.ts';
import { type DeliveryRow, type DeliveryStore, presentDelivery } from './delivery-store.ts';
import { pageClause, pageOfRows, type SqlCondition } from './sql-page.ts';
import { timePlace, timeValue } from './sql-time.ts';

type Row = {
  id: bigint | number | string;
  event_id: string;
  subscription: string;
  topic: string;
  ordering_key: string;
  order_id: string | null;
  attempt: number;
  received_at: Date;
  handled_at: Date;
  outcome: string;
  error: string | null;
};

const written =
  'event_id, subscription, topic, ordering_key, order_id, attempt, received_at, handled_at, outcome, error';
const retentionSeconds = 86_400;
const pruneStep = 2_000;
const pruneSteps = 20;

/** The journal of deliveries in a service's own database (the table of `sql/ddl`). */
export function createSqlDeliveries(options: {
  readonly database: SqlExecutor;
  readonly dialect: Dialect;
}): DeliveryStore {
  const { database, dialect } = options;
  const sql = (statement: string) => placeholders(dialect, statement);
  const time = timePlace(dialect);

  return {
    async append(rows) {
      if (rows.length === 0) return;
      const places = rows.map(() => `(?, ?, ?, ?, ?, ?, ${time}, ${time}, ?, ?)`).join(', ');
      await database.$executeRawUnsafe(
        sql(`INSERT INTO deliveries (${written}) VALUES ${places}`),
        ...rows.flatMap((row) => valuesOf(dialect, row)),
      );
    },

    async list({ topic, eventId, key, after, limit, cursor }) {
      const conditions: SqlCondition[] = [];
      if (topic) conditions.push({ sql: 'topic = ?', values: [topic] });
      if (eventId) conditions.push({ sql: 'event_id = ?', values: [eventId] });
      if (key) conditions.push({ sql: 'ordering_key = ? OR order_id = ?', values: [key, key] });
      if (after) conditions.push({ sql: `handled_at > ${time}`, values: [timeValue(dialect, after)] });
      const page = pageClause(dialect, {
        time: 'handled_at',
        id: 'id',
        idIsNumber: true,
        conditions,
        cursor,
        limit,
      });
      const rows = await database.$queryRawUnsafe<Row[]>(
        `SELECT id, ${written} FROM deliveries ${page.sql}`,
        ...page.values,
      );
      return pageOfRows(
        rows,
        limit,
        (row) => presentDelivery(String(row.id), toDelivery(row)),
        ({ handled_at, id }) => ({ time: handled_at, id }),
      );
    },

    async errorsOf(subscription, eventId) {
      const rows = await database.$queryRawUnsafe<{ error: string | null }[]>(
        sql(
          `SELECT error FROM deliveries WHERE event_id = ? AND subscription = ? AND outcome = 'failed'
           ORDER BY id LIMIT 100`,
        ),
        eventId,
        subscription,
      );
      return { first: rows.at(0)?.error ?? null, last: rows.at(-1)?.error ?? null };
    },

    async prune() {
      const old = `handled_at < ${sqlNow(dialect, -retentionSeconds)}`;
      const statement =
        dialect === 'postgres'
          ? `DELETE FROM deliveries WHERE id IN (SELECT id FROM deliveries WHERE ${old} LIMIT ${pruneStep})`
          : `DELETE FROM deliveries WHERE ${old} LIMIT ${pruneStep}`;
      for (let step = 0; step < pruneSteps; step++) {
        if ((await database.$executeRawUnsafe(statement)) < pruneStep) return;
      }
    },
  };
}

const valuesOf = (dialect: Dialect, row: DeliveryRow): unknown[] => [
  row.eventId,
  row.subscription,
  row.topic,
  row.orderingKey,
  row.orderId,
  row.attempt,
  timeValue(dialect, row.receivedAt),
  timeValue(dialect, row.handledAt),
  row.outcome,
  row.error,
];

const toDelivery = (row: Row): DeliveryRow => ({
  eventId: row.event_id,
  subscription: row.subscription,
  topic: row.topic,
  orderingKey: row.ordering_key,
  orderId: row.order_id,
  attempt: row.attempt,
  receivedAt: row.received_at,
  handledAt: row.handled_at,
  // The journal writes no others.
  outcome: row.outcome as DeliveryOutcome,
  error: row.error,
});
