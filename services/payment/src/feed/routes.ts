import { getPaymentCounts, watchPayments } from '@eshop/contracts/api/payment';
import { serveFeed } from '@eshop/kit/feed';
import { createRoutes, type Routes } from '@eshop/kit/http';
import type { Context } from '../context.ts';

/** What the review desk needs beside the payments: how many wait, and each change as it happens. */
export const feedRoutes = (context: Context): Routes =>
  createRoutes(context.http)
    .on(getPaymentCounts, async () => {
      const [waiting, oldestAt] = await Promise.all([
        context.payments.pending(),
        context.payments.oldestPendingAt(),
      ]);
      return { waiting, oldestAt: oldestAt?.toISOString() ?? null };
    })
    .on(watchPayments, (request) =>
      serveFeed(context.feed, request, { event: 'payment', role: 'admin', tokens: context.http.tokens }),
    );
