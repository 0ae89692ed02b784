import { idSchema, type Page, timeSchema } from '@eshop/contracts';
import type { Sale as SaleAnswer, SalesQuery } from '@eshop/contracts/api/sales-report';
import { decodeCursor, encodeCursor } from '@eshop/kit/cursor';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { presentSale } from './present-sale.ts';

const cursorSchema = z.object({
  at: timeSchema.transform((at) => new Date(at)),
  orderId: idSchema,
});

/** Sales, newest first, page after page. */
export async function listSales(context: Context, query: SalesQuery): Promise<Page<SaleAnswer>> {
  const found = await context.sales.find({
    from: query.from ?? null,
    to: query.to ?? null,
    productId: query.productId ?? null,
    categoryId: query.categoryId ?? null,
    warehouseId: query.warehouseId ?? null,
    make: query.make ?? null,
    before: decodeCursor(cursorSchema, query.cursor) ?? null,
    limit: query.limit + 1,
  });
  const page = found.slice(0, query.limit);
  const last = page.at(-1);
  return {
    items: page.map(presentSale),
    nextCursor:
      found.length > query.limit && last
        ? encodeCursor({ at: last.occurredAt.toISOString(), orderId: last.orderId })
        : null,
  };
}
