import type { OrderStatus } from '@eshop/contracts';
import type { SqlSession } from '@eshop/kit/sql';
import type { KnownOrder } from './known-order.ts';

type Row = {
  readonly id: string;
  readonly user_id: string;
  readonly number: string;
  readonly status: string;
  readonly version: number;
  /** 0 or 1, as MariaDB keeps it. */
  readonly refund_due: number;
};

/** What is known of orders, outside of transactions. */
export const createKnownOrders = (sql: SqlSession) => ({
  async find(id: string): Promise<KnownOrder | null> {
    const [row] = await sql.$queryRaw<Row[]>`SELECT * FROM known_orders WHERE id = ${id}`;
    return row ? toKnownOrder(row) : null;
  },

  /** Keeps the newer of what is known and what is told: one statement, which is a transaction of its own. */
  learn: (order: KnownOrder): Promise<void> => learn(sql, order, false),
});

/** Learns about orders inside a transaction. The row of an order is the lock of all that happens to its payments. */
export const createKnownOrderStore = (tx: SqlSession) => ({
  /** Keeps the newer of what is known and what is told, and locks the row until the transaction ends. */
  learn: (order: KnownOrder, { refundDue = false } = {}): Promise<void> => learn(tx, order, refundDue),

  /** The order with its row locked until the transaction ends. */
  async lock(id: string): Promise<(KnownOrder & { readonly refundDue: boolean }) | null> {
    const [row] = await tx.$queryRaw<Row[]>`SELECT * FROM known_orders WHERE id = ${id} FOR UPDATE`;
    return row ? { ...toKnownOrder(row), refundDue: Boolean(row.refund_due) } : null;
  },
});

/** That a refund is due stays known, whatever else is told and in whatever order. */
async function learn(sql: SqlSession, order: KnownOrder, refundDue: boolean): Promise<void> {
  const { id, userId, number, status, version } = order;
  // Assignments run from left to right and see what was assigned before: the version, which guards, comes last.
  await sql.$executeRaw`
    INSERT INTO known_orders (id, user_id, number, status, version, refund_due)
    VALUES (${id}, ${userId}, ${number}, ${status}, ${version}, ${refundDue})
    ON DUPLICATE KEY UPDATE
      status = IF(VALUES(version) > version, VALUES(status), status),
      refund_due = refund_due OR VALUES(refund_due),
      version = GREATEST(version, VALUES(version))`;
}

const toKnownOrder = ({ id, user_id, number, status, version }: Row): KnownOrder => ({
  id,
  userId: user_id,
  number,
  // Only states that passed the contract's schema are written.
  status: status as OrderStatus,
  version,
});
