import type { Explanation } from '@eshop/contracts/api/warehouse';
import type { SqlSession } from '@eshop/kit/sql';
import type { Reservation } from './reservation.ts';

type Row = Pick<Reservation, 'status' | 'items' | 'shipments'> & {
  readonly zip_code: string | null;
  readonly considered: Considered | null;
};
/** What a step notes when it chooses warehouses. */
type Considered = { readonly at: string; readonly warehouses: NonNullable<Explanation['considered']> };

/** Reads why orders get their stock from where they do. */
export const createExplanations = (sql: SqlSession) => ({
  async find(orderId: string): Promise<Explanation | null> {
    const [row] = await sql.$queryRaw<Row[]>`
      SELECT status, items, shipments, zip_code, considered FROM reservations WHERE order_id = ${orderId}::uuid`;
    if (!row) return null;
    return {
      orderId,
      status: row.status,
      zipCode: row.zip_code,
      items: [...row.items],
      shipments: [...row.shipments],
      decidedAt: row.considered?.at ?? null,
      considered: row.considered?.warehouses ?? null,
    };
  },
});
