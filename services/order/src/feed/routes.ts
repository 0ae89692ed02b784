import { getOrderCounts, watchOrders } from '@eshop/contracts/api/order';
import { serveFeed } from '@eshop/kit/feed';
import { createRoutes, type Routes } from '@eshop/kit/http';
import type { Context } from '../context.ts';

const soonMilliseconds = 3_600_000;

/** What the lists of the staff need beside the orders: how many there are in each state, and each step as it happens. */
export const feedRoutes = (context: Context): Routes =>
  createRoutes(context.http)
    .on(getOrderCounts, async () => {
      const soon = new Date(context.now().getTime() + soonMilliseconds);
      const [byStatus, holdsEndingSoon] = await Promise.all([
        context.orderSearch.countByStatus(),
        context.orderSearch.countEndingBefore(soon),
      ]);
      return { byStatus, holdsEndingSoon };
    })
    .on(watchOrders, (request) =>
      serveFeed(context.feed, request, { event: 'order', role: 'admin', tokens: context.http.tokens }),
    );
