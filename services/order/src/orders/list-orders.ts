import { idSchema } from '@eshop/contracts';
import type { Order as OrderAnswer, OrdersQuery } from '@eshop/contracts/api/order';
import type { Caller } from '@eshop/kit/auth';
import { decodeCursor, encodeCursor } from '@eshop/kit/cursor';
import { badRequest, forbidden } from '@eshop/kit/errors';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { presentOrder, viewOf } from './present-order.ts';

/** The last order of a page, and what the list was sorted by. */
const cursorSchema = z.discriminatedUnion('sort', [
  z.object({ sort: z.enum(['newest', 'oldest']), key: z.literal(''), id: idSchema }),
  z.object({ sort: z.literal('hold-ending'), key: z.iso.datetime(), id: idSchema }),
  z.object({ sort: z.literal('total'), key: z.string().regex(/^\d{1,15}$/), id: idSchema }),
]);

/** Orders, newest first unless asked otherwise; a cursor stays good while orders come. */
export async function listOrders(
  context: Context,
  caller: Caller,
  query: OrdersQuery,
): Promise<{ items: OrderAnswer[]; nextCursor: string | null }> {
  const all = query.scope === 'all';
  if (all && !caller.hasRole('admin')) throw forbidden();
  const { sort, limit } = query;
  const found = await context.orderSearch.find(
    {
      userId: all ? (query.userId ?? null) : caller.userId,
      ids: query.ids ?? null,
      statuses: query.status ? [...new Set(query.status)] : null,
      from: query.from ?? null,
      to: query.to ?? null,
      words: query.q?.split(/\s+/).filter((word) => word !== '') ?? [],
    },
    { sort, after: positionIn(query), limit: limit + 1 },
  );
  const page = found.slice(0, limit);
  const timelines = await context.orders.timeline(page.map(({ id }) => id));
  const last = page.at(-1);
  return {
    items: page.map((order) => presentOrder(order, timelines.get(order.id) ?? [], viewOf(caller))),
    nextCursor:
      found.length > limit && last
        ? encodeCursor({ sort, key: context.orderSearch.keyOf(last, sort), id: last.id })
        : null,
  };
}

function positionIn({ cursor, sort }: OrdersQuery) {
  const position = decodeCursor(cursorSchema, cursor);
  if (!position) return null;
  if (position.sort !== sort) throw badRequest([{ path: 'cursor', message: 'is not a cursor of this list' }]);
  return position;
}
