import type { PaymentChange } from '@eshop/contracts/api/payment';
import type { ChangeSource } from '@eshop/kit/feed';
import type { PrismaClient } from '../../generated/prisma/client.ts';
import { toPayment } from '../payments/payment-store.ts';

/** Payments in the order in which they changed last: one that changed twice meanwhile is told once, as it is now. */
export const createPaymentChanges = (database: PrismaClient): ChangeSource<PaymentChange> => ({
  async newest() {
    const { position } = await database.paymentPosition.findUniqueOrThrow({ where: { id: 1 } });
    return Number(position);
  },

  async after(position, limit) {
    const rows = await database.payment.findMany({
      where: { position: { gt: position } },
      orderBy: { position: 'asc' },
      take: limit,
    });
    return rows.map((row) => {
      const { id, orderId, status, reviewedBy, version } = toPayment(row);
      return { position: Number(row.position), data: { id, orderId, status, reviewedBy, version } };
    });
  },
});
