import { idSchema } from '@eshop/contracts';
import type { Payment as PaymentAnswer, PaymentsQuery } from '@eshop/contracts/api/payment';
import type { Caller } from '@eshop/kit/auth';
import { decodeCursor, encodeCursor } from '@eshop/kit/cursor';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { presentPayment } from './present-payment.ts';

const cursorSchema = z.object({ after: idSchema });

/** The caller's payments, all for admins; oldest first, so that the one that has waited longest is reviewed first. */
export async function listPayments(
  context: Context,
  caller: Caller,
  query: PaymentsQuery,
): Promise<{ items: PaymentAnswer[]; nextCursor: string | null }> {
  const isAdmin = caller.hasRole('admin');
  if (!isAdmin && query.userId && query.userId !== caller.userId) return { items: [], nextCursor: null };
  const found = await context.payments.list({
    userId: isAdmin ? (query.userId ?? null) : caller.userId,
    orderId: query.orderId ?? null,
    statuses: query.status ? [...new Set(query.status)] : null,
    from: query.from ?? null,
    to: query.to ?? null,
    sort: query.sort,
    after: decodeCursor(cursorSchema, query.cursor)?.after ?? null,
    limit: query.limit + 1,
  });
  const page = found.slice(0, query.limit);
  const last = page.at(-1);
  return {
    items: page.map(presentPayment),
    nextCursor: found.length > query.limit && last ? encodeCursor({ after: last.id }) : null,
  };
}
