import type { OrderStatus } from '@eshop/contracts';
import type { OrderChange } from '@eshop/contracts/api/order';
import type { ChangeSource } from '@eshop/kit/feed';
import type { SqlSession } from '@eshop/kit/sql';

type Row = { position: bigint; id: string; number: string; status: string; version: number };

/** Steps of all orders in the order of the transactions that wrote them, those left out that may still be overtaken. */
export const createOrderChanges = (sql: SqlSession): ChangeSource<OrderChange> => ({
  async newest() {
    const [row] = await sql.$queryRaw<{ position: bigint }[]>`
      SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1 AS position`;
    return Number(row?.position ?? 0);
  },

  async after(position, limit) {
    const rows = await sql.$queryRaw<Row[]>`
      SELECT position, id, number, status, version
      FROM (
        SELECT timeline.transaction, timeline.transaction::text::bigint AS position, order_id AS id, number,
          timeline.status, timeline.version
        FROM timeline
        JOIN orders ON orders.id = order_id
        WHERE timeline.transaction > '0'
          AND timeline.transaction > ${String(position)}::text::xid8
          AND timeline.transaction < pg_snapshot_xmin(pg_current_snapshot())
        ORDER BY timeline.transaction
        FETCH FIRST ${limit} ROWS WITH TIES
      ) AS changes
      ORDER BY position, id, version`;
    return rows.map(({ position: at, status, ...change }) => ({
      position: Number(at),
      // Only states of the contract are written.
      data: { ...change, status: status as OrderStatus },
    }));
  },
});
