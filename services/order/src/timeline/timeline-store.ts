import type { SqlFragment, SqlSession } from '@eshop/kit/sql';
import { Prisma } from '../../generated/prisma/client.ts';
import type { TimelineEntry } from '../orders/order.ts';
import type { ReadSteps } from './timeline-feed.ts';

/** An entry as its row tells it; the table holds only what this service wrote. */
type Row = TimelineEntry & { readonly orderId: string };

const columns = Prisma.raw(
  'timeline.order_id AS "orderId", timeline.version, at, status, actor, actor_id AS "actorId", reason',
);

/** The part of a statement that writes one step. */
export const addEntry = (orderId: string, entry: TimelineEntry): SqlFragment => Prisma.sql`
  INSERT INTO timeline (order_id, version, at, status, actor, actor_id, reason)
  VALUES (${orderId}::uuid, ${entry.version}, ${entry.at}, ${entry.status}, ${entry.actor}, ${entry.actorId}::uuid,
    ${entry.reason})`;

/** The timelines of many orders in one query, oldest step first. */
export async function readTimelines(
  session: SqlSession,
  orderIds: readonly string[],
): Promise<Map<string, TimelineEntry[]>> {
  const rows = await session.$queryRaw<Row[]>`
    SELECT ${columns} FROM timeline WHERE order_id = ANY(${orderIds}::uuid[]) ORDER BY order_id, version`;
  const timelines = entriesByOrder(rows);
  for (const id of orderIds) if (!timelines.has(id)) timelines.set(id, []);
  return timelines;
}

/** Reads the steps of many orders after their versions in one query. */
export const createStepReader =
  (sql: SqlSession): ReadSteps =>
  async (seen) => {
    const rows = await sql.$queryRaw<Row[]>`
      SELECT ${columns} FROM timeline
      JOIN unnest(${[...seen.keys()]}::uuid[], ${[...seen.values()]}::int[]) AS seen (order_id, version)
        ON seen.order_id = timeline.order_id
      WHERE timeline.version > seen.version
      ORDER BY timeline.order_id, timeline.version`;
    return entriesByOrder(rows);
  };

function entriesByOrder(rows: readonly Row[]): Map<string, TimelineEntry[]> {
  const entries = new Map<string, TimelineEntry[]>();
  for (const { orderId, ...entry } of rows) {
    const known = entries.get(orderId);
    if (known) known.push(entry);
    else entries.set(orderId, [entry]);
  }
  return entries;
}
