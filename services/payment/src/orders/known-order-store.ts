import type { OrderStatus } from '@eshop/contracts';
import type { Prisma, PrismaClient } from '../../generated/prisma/client.ts';
import type { KnownOrder } from './known-order.ts';

type Row = Prisma.KnownOrderGetPayload<object>;

/** Reads what is known of orders outside of transactions. */
export const createKnownOrderReader = (database: PrismaClient) => ({
  async find(id: string): Promise<KnownOrder | null> {
    const row = await database.knownOrder.findUnique({ where: { id } });
    return row ? toKnownOrder(row) : null;
  },
});

/** Learns about orders inside a transaction. The row of an order is the lock of all that happens to its payments. */
export const createKnownOrderStore = (tx: Prisma.TransactionClient) => ({
  /**
   * Keeps the newer of what is known and what is told, and locks the row until the transaction ends. That a refund is due
   * stays known, whatever else is told and in whatever order.
   */
  async learn(order: KnownOrder, { refundDue = false } = {}): Promise<void> {
    const { id, userId, number, status, version } = order;
    // Assignments run from left to right and see what was assigned before: the version, which guards, comes last.
    await tx.$executeRaw`
      INSERT INTO known_orders (id, user_id, number, status, version, refund_due)
      VALUES (${id}, ${userId}, ${number}, ${status}, ${version}, ${refundDue})
      ON DUPLICATE KEY UPDATE
        status = IF(VALUES(version) > version, VALUES(status), status),
        refund_due = refund_due OR VALUES(refund_due),
        version = GREATEST(version, VALUES(version))`;
  },

  /** The order with its row locked until the transaction ends. */
  async lock(id: string): Promise<(KnownOrder & { readonly refundDue: boolean }) | null> {
    await tx.$queryRaw`SELECT 1 FROM known_orders WHERE id = ${id} FOR UPDATE`;
    const row = await tx.knownOrder.findUnique({ where: { id } });
    return row ? { ...toKnownOrder(row), refundDue: row.refundDue } : null;
  },
});

const toKnownOrder = ({ id, userId, number, status, version }: Row): KnownOrder => ({
  id,
  userId,
  number,
  // Only states that passed the contract's schema are written.
  status: status as OrderStatus,
  version,
});
