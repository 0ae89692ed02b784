import { idSchema, type Page } from '@eshop/contracts';
import type { Movement, MovementsQuery, StockLevel, StockQuery } from '@eshop/contracts/api/warehouse';
import { decodeCursor, encodeCursor } from '@eshop/kit/cursor';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { presentMovement } from './present-movement.ts';

const afterLevel = z.object({ productId: idSchema, warehouseId: idSchema });
const beforeEntry = z.object({ before: idSchema });

/** A page of stock levels. @throws 400 for a cursor that is not of this list. */
export async function listStock(context: Context, query: StockQuery): Promise<Page<StockLevel>> {
  const { limit, cursor, ...filter } = query;
  const found = await context.stockList.find({
    ...filter,
    after: decodeCursor(afterLevel, cursor),
    limit: limit + 1,
  });
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const more = found.length > limit && last;
  return {
    items,
    nextCursor: more ? encodeCursor({ productId: last.productId, warehouseId: last.warehouseId }) : null,
  };
}

/** A page of the ledger, newest first. @throws 400 for a cursor that is not of this list. */
export async function listMovements(context: Context, query: MovementsQuery): Promise<Page<Movement>> {
  const { limit, cursor, ...filter } = query;
  const found = await context.ledger.find({
    ...filter,
    before: decodeCursor(beforeEntry, cursor)?.before,
    limit: limit + 1,
  });
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(presentMovement),
    nextCursor: found.length > limit && last ? encodeCursor({ before: last.id }) : null,
  };
}
