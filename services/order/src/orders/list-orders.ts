import { idSchema } from '@eshop/contracts';
import type { Order as OrderAnswer, OrdersQuery } from '@eshop/contracts/api/order';
import type { Caller } from '@eshop/kit/auth';
import { decodeCursor, encodeCursor } from '@eshop/kit/cursor';
import { forbidden } from '@eshop/kit/errors';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { presentOrder } from './present-order.ts';

const cursorSchema = z.object({ before: idSchema });

/** Orders, newest first; ids are UUIDv7, so their order is that of time and a cursor stays good while orders come. */
export async function listOrders(
  context: Context,
  caller: Caller,
  query: OrdersQuery,
): Promise<{ items: OrderAnswer[]; nextCursor: string | null }> {
  const all = query.scope === 'all';
  if (all && !caller.hasRole('admin')) throw forbidden();
  const before = decodeCursor(cursorSchema, query.cursor)?.before;
  const found = await context.orderSearch.find({
    userId: all ? null : caller.userId,
    statuses: query.status ?? null,
    from: query.from ?? null,
    to: query.to ?? null,
    text: query.q ?? null,
    before: before ?? null,
    limit: query.limit + 1,
  });
  const page = found.slice(0, query.limit);
  const timelines = await context.orders.timeline(page.map(({ id }) => id));
  const last = page.at(-1);
  return {
    items: page.map((order) => presentOrder(order, timelines.get(order.id) ?? [])),
    nextCursor: found.length > query.limit && last ? encodeCursor({ before: last.id }) : null,
  };
}
