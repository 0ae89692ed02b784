import { idSchema } from '@eshop/contracts';
import type { Pick as PickAnswer, PicksQuery } from '@eshop/contracts/api/order';
import { decodeCursor, encodeCursor } from '@eshop/kit/cursor';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { picksOf } from './pick.ts';

const cursorSchema = z.object({ id: idSchema });

/** What is to be picked for paid orders, the order that came first before others. */
export async function listPicks(
  context: Context,
  { warehouseId, limit, cursor }: PicksQuery,
): Promise<{ items: PickAnswer[]; nextCursor: string | null }> {
  const position = decodeCursor(cursorSchema, cursor);
  const orders = await context.orderSearch.find(
    { userId: null, statuses: ['PAYMENT_ACCEPTED'], from: null, to: null, words: [] },
    { sort: 'oldest', after: position ? { key: '', id: position.id } : null, limit: limit + 1 },
  );
  const page = orders.slice(0, limit);
  const last = page.at(-1);
  const picks = page.flatMap(picksOf);
  return {
    items: warehouseId ? picks.filter((pick) => pick.warehouseId === warehouseId) : picks,
    nextCursor: orders.length > limit && last ? encodeCursor({ id: last.id }) : null,
  };
}
