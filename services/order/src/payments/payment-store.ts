import type { PaymentStatus } from '@eshop/contracts';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { KnownPayment } from './settle-payments.ts';

/** What is known of the payments of an order, inside a transaction. */
export const createPaymentStore = (tx: Prisma.TransactionClient) => ({
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

  async of(orderId: string): Promise<KnownPayment[]> {
    const rows = await tx.orderPayment.findMany({ where: { orderId } });
    return rows.map(({ paymentId, status, reason, final, version }) => ({
      paymentId,
      status: status as PaymentStatus,
      reason,
      final,
      version,
    }));
  },
});
