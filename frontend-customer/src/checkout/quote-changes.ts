import type { Quote } from '@eshop/contracts/api/order';
import { moneySchema, sameMoney } from '@eshop/contracts/money';
import type { Format } from '@eshop/site/format/format.ts';
import { changeText } from '@text/checkout';
import { z } from 'zod';

const seenSchema = z.object({
  lines: z.array(
    z.object({ productId: z.string(), name: z.string(), quantity: z.number(), unitPrice: moneySchema }),
  ),
  delivery: moneySchema,
  total: moneySchema,
});
/** What the customer saw before. It comes back from the page, so it serves for showing alone. */
export type SeenQuote = z.output<typeof seenSchema>;

/** Reads what `viewQuote` wrote; null when there was no quote or the text is no such thing. */
export function readSeen(text: unknown): SeenQuote | null {
  try {
    return seenSchema.parse(JSON.parse(String(text)));
  } catch {
    return null;
  }
}

/** What is different between what the customer saw and the new quote, a line each. */
export function quoteChanges(seen: SeenQuote, quote: Quote, format: Format): string[] {
  const before = new Map(seen.lines.map((line) => [line.productId, line]));
  const now = new Set(quote.items.map(({ productId }) => productId));
  const lines = quote.items.flatMap(({ productId, name, quantity, unitPrice }) => {
    const old = before.get(productId);
    if (!old) return [changeText.added(name)];
    return [
      ...(sameMoney(old.unitPrice, unitPrice)
        ? []
        : [changeText.price(name, format.money(old.unitPrice), format.money(unitPrice))]),
      ...(old.quantity === quantity ? [] : [changeText.quantity(name, old.quantity, quantity)]),
    ];
  });
  const left = seen.lines.filter(({ productId }) => !now.has(productId));
  const moved = sameMoney(seen.delivery, quote.shippingCost)
    ? []
    : [changeText.delivery(format.money(seen.delivery), format.money(quote.shippingCost))];
  const total = sameMoney(seen.total, quote.total)
    ? []
    : [changeText.total(format.money(seen.total), format.money(quote.total))];
  return [...lines, ...left.map(({ name }) => changeText.left(name)), ...moved, ...total];
}
