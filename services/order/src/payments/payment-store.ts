import type { SqlSession } from '@eshop/kit/sql';
import type { KnownPayment } from './settle-payments.ts';

/** What is known of the payments of an order, inside a transaction. */
export const createPaymentStore = (tx: SqlSession) => ({
  /** Keeps the newer of what is known and what is told; an older or repeated message changes nothing. */
  async learn(orderId: string, payment: KnownPayment): Promise<void> {
    const { paymentId, status, reason, final, version } = payment;
    await tx.$executeRaw`
      INSERT INTO order_payments AS known (payment_id, order_id, status, reason, final, version)
      VALUES (${paymentId}::uuid, ${orderId}::uuid, ${status}, ${reason}, ${final}, ${version})
      ON CONFLICT (payment_id) DO UPDATE
      SET status = EXCLUDED.status, reason = EXCLUDED.reason, final = EXCLUDED.final, version = EXCLUDED.version
      WHERE known.version < EXCLUDED.version`;
  },

  /** All of them; the table holds only states of the contract. */
  of: (orderId: string): Promise<KnownPayment[]> => tx.$queryRaw`
    SELECT payment_id AS "paymentId", status, reason, final, version
    FROM order_payments WHERE order_id = ${orderId}::uuid`,
});
