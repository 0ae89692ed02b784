import type { SqlSession } from '@eshop/kit/sql';
import { Prisma } from '../../generated/prisma/client.ts';
import type { StockWrite } from '../stock/plan-write.ts';
import type { PlacedLevel } from '../stock/stock.ts';
import { stockWriteParts, stockWriteResult } from '../stock/stock-write-store.ts';
import type { Decision, Seen } from './decisions.ts';
import { productIdsOf, type Reservation } from './reservation.ts';

/** What was seen, with the version of the reservation; null when there is none. */
export type Glance = Seen & { readonly version: number | null };

type Row = {
  reservation: ReservationRow | null;
  versions: Record<string, number>;
  levels: PlacedLevel[];
};
type ReservationRow = {
  order_id: string;
  status: Reservation['status'];
  items: Reservation['items'];
  zip_code: string | null;
  shipments: Reservation['shipments'];
  expires_at: string | null;
  version: number;
  overdue: boolean;
};

export type ReservationStore = ReturnType<typeof createReservationStore>;

/**
 * Reads and writes reservations with the stock that they are about, one statement each: see what there is, decide, and
 * write the decision only if nothing that it was made on has changed. No lock is held between the two.
 */
export const createReservationStore = (sql: SqlSession) => ({
  /** The order's reservation and the stock of its products, and of those asked for, all as of one moment. */
  async glance(orderId: string, productIds: readonly string[]): Promise<Glance> {
    const [row] = await sql.$queryRaw<Row[]>`
      WITH known AS (
        SELECT order_id, status, items, zip_code, shipments, expires_at, version,
          status = 'HELD' AND coalesce(expires_at <= now(), false) AS overdue
        FROM reservations WHERE order_id = ${orderId}::uuid
      ), wanted AS (
        SELECT unnest(${[...productIds]}::uuid[]) AS id
        UNION SELECT (item->>'productId')::uuid FROM known, jsonb_array_elements(items) AS item
      )
      SELECT
        (SELECT to_jsonb(known) FROM known) AS reservation,
        (SELECT coalesce(jsonb_object_agg(product.id, product.stock_version), '{}')
          FROM wanted JOIN products AS product USING (id)) AS versions,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('productId', level.product_id, 'warehouseId', level.warehouse_id,
            'onHand', level.on_hand, 'reserved', level.reserved, 'warehouseName', warehouse.name,
            'warehouseZipCode', warehouse.zip_code)), '[]')
          FROM wanted JOIN stock_levels AS level ON level.product_id = wanted.id
          JOIN warehouses AS warehouse ON warehouse.id = level.warehouse_id) AS levels`;
    if (!row) throw new Error('a statement without FROM has one row');
    const { reservation, versions, levels } = row;
    return {
      reservation: reservation && toReservation(reservation),
      version: reservation?.version ?? null,
      overdue: reservation?.overdue ?? false,
      stock: { versions: new Map(Object.entries(versions)), levels },
    };
  },

  /**
   * Writes a decision made on `seen`. False, and nothing written, when the reservation or what is available of its products
   * has changed since. Locks the products in the order of their ids and the reservation after them, as every step does, so
   * that two steps can't lock each other out.
   */
  async apply(seen: Glance, decision: Decision, write: StockWrite): Promise<boolean> {
    const { next } = decision;
    // What is reserved for an order can be taken whatever else happens to the product.
    const decidedOn = write.raised.length > 0 ? seen.stock.versions : new Map<string, number>();
    const products = write.changes.length > 0 ? [...new Set(productIdsOf(next))] : [];
    const expected = products.map((id) => ({ id, version: decidedOn.get(id) ?? null }));
    const [row] = await sql.$queryRaw<{ rows: number }[]>`
      WITH locked AS (
        SELECT id, stock_version FROM products WHERE id = ANY(${products}::uuid[]) ORDER BY id FOR NO KEY UPDATE
      ), fresh AS (
        SELECT 1 FROM locked JOIN jsonb_to_recordset(${JSON.stringify(expected)}::jsonb)
          AS expected(id uuid, version int) USING (id)
        WHERE expected.version IS NULL OR expected.version = locked.stock_version
        HAVING count(*) = ${products.length}::int
      ), kept AS (${keep(seen.version, decision)} RETURNING 1), ${stockWriteParts(write)} ${stockWriteResult(write)}`;
    return row?.rows === 1;
  },

  /** Orders whose holds are over, the longest overdue first. */
  async due(limit: number): Promise<string[]> {
    const rows = await sql.$queryRaw<{ order_id: string }[]>`
      SELECT order_id FROM reservations WHERE status = 'HELD' AND expires_at <= now()
      ORDER BY expires_at LIMIT ${limit}`;
    return rows.map(({ order_id }) => order_id);
  },

  /** For how many seconds the longest overdue hold has been due; 0 when none is. */
  async overdueSeconds(): Promise<number> {
    const [row] = await sql.$queryRaw<{ seconds: number | null }[]>`
      SELECT extract(epoch FROM now() - min(expires_at))::float8 AS seconds
      FROM reservations WHERE status = 'HELD' AND expires_at <= now()`;
    return row?.seconds ?? 0;
  },
});

/** Inserts the reservation, or changes the version that was seen; no row when another step was faster. */
function keep(version: number | null, { next, considered }: Decision): Prisma.Sql {
  const { orderId, status, items, zipCode, shipments, expiresAt } = next;
  const sent = Prisma.sql`${JSON.stringify(shipments)}::jsonb`;
  const until = Prisma.sql`${expiresAt?.toISOString() ?? null}::timestamptz`;
  const looked = Prisma.sql`${considered && JSON.stringify({ at: new Date(), warehouses: considered })}::jsonb`;
  if (version === null) {
    return Prisma.sql`
      INSERT INTO reservations (order_id, status, items, zip_code, shipments, expires_at, considered)
      SELECT ${orderId}::uuid, ${status}, ${JSON.stringify(items)}::jsonb, ${zipCode}, ${sent}, ${until}, ${looked}
      FROM fresh
      ON CONFLICT DO NOTHING`;
  }
  return Prisma.sql`
    UPDATE reservations
    SET status = ${status}, shipments = ${sent}, expires_at = ${until}, considered = coalesce(${looked}, considered),
      version = version + 1, updated_at = now()
    FROM fresh WHERE order_id = ${orderId}::uuid AND version = ${version}::int`;
}

const toReservation = (row: ReservationRow): Reservation => ({
  orderId: row.order_id,
  status: row.status,
  items: row.items,
  zipCode: row.zip_code,
  shipments: row.shipments,
  expiresAt: row.expires_at === null ? null : new Date(row.expires_at),
});
