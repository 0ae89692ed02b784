import { z } from 'zod';
import { idSchema } from './ids.ts';
import { whole } from './whole-number.ts';

/** Most lines in a cart, an order or an allocation. */
export const maxLines = 100;
/** Most units of one product in a cart or an order. */
export const maxLineQuantity = 9_999;
/** Most units that one stock movement can move. */
export const maxMovedQuantity = 1_000_000;

/** So many units of one product. */
export const itemSchema = z.object({ productId: idSchema, quantity: whole(1, maxLineQuantity) });
export type Item = z.output<typeof itemSchema>;

/** What is to be bought, held or allocated: 1 to 100 lines, each product once. */
export const itemsSchema = z
  .array(itemSchema, { error: (issue) => (issue.input === undefined ? 'is required' : 'must be a list') })
  .min(1, 'must have at least one line')
  .max(maxLines, `must have at most ${maxLines} lines`)
  .superRefine((items, context) => {
    const seen = new Set<string>();
    for (const [index, { productId }] of items.entries()) {
      if (seen.has(productId)) {
        context.addIssue({ code: 'custom', path: [index, 'productId'], message: 'is listed twice' });
      }
      seen.add(productId);
    }
  });
