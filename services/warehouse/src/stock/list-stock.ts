import { idSchema, type Page } from '@eshop/contracts';
import type { LedgerEntry, MovementsQuery, StockLevel, StockQuery } from '@eshop/contracts/api/warehouse';
import { decodeCursor, encodeCursor } from '@eshop/kit/cursor';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { presentMovement } from './present-movement.ts';

const level = z.object({ productId: idSchema, warehouseId: idSchema });
/** A cursor is good for the order that it was made in alone. */
const afterLevel = {
  product: level,
  available: level.extend({ key: z.int() }),
  name: level.extend({ key: z.string() }),
};
const beforeEntry = z.object({ before: idSchema });

/** A page of stock levels. @throws 400 for a cursor that is not of this list. */
export async function listStock(context: Context, query: StockQuery): Promise<Page<StockLevel>> {
  const { limit, cursor, ...filter } = query;
  const after = decodeCursor<z.ZodType<z.output<typeof level> & { key?: string | number }>>(
    afterLevel[query.sort],
    cursor,
  );
  const found = await context.stockList.find({ ...filter, after, limit: limit + 1 });
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map((each) => each.level),
    nextCursor: found.length > limit && last ? encodeCursor(last.position) : null,
  };
}

/** A page of the ledger, newest first. @throws 400 for a cursor that is not of this list. */
export async function listMovements(context: Context, query: MovementsQuery): Promise<Page<LedgerEntry>> {
  const { limit, cursor, ...filter } = query;
  const found = await context.ledger.find({
    ...filter,
    before: decodeCursor(beforeEntry, cursor)?.before,
    limit: limit + 1,
  });
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(({ sku, name, ...entry }) => ({ ...presentMovement(entry), sku, name })),
    nextCursor: found.length > limit && last ? encodeCursor({ before: last.id }) : null,
  };
}
