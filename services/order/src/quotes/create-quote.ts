import type { Item } from '@eshop/contracts';
import type { Quote } from '@eshop/contracts/api/order';
import { v7 as uuidv7 } from 'uuid';
import type { Context } from '../context.ts';
import { toLineAnswer } from '../orders/present-order.ts';
import { priceItems } from './price-items.ts';
import { type Pricing, quoteFingerprint } from './quote.ts';

/**
 * Makes and keeps a quote: what the items cost, sent to the zip code, itemised per warehouse.
 * @throws 409 `OUT_OF_STOCK`, `PRODUCT_UNAVAILABLE`.
 */
export async function createQuote(context: Context, items: readonly Item[], zipCode: string): Promise<Quote> {
  const outcome = await priceItems(context, items, zipCode);
  if (!outcome.inStock) throw outcome.refusal;
  return keepQuote(context, outcome.pricing, items, zipCode);
}

/** Keeps a pricing as a quote that an order can refer to. */
export async function keepQuote(
  context: Context,
  pricing: Pricing,
  items: readonly Item[],
  zipCode: string,
): Promise<Quote> {
  const id = uuidv7();
  const expiresAt = new Date(context.now().getTime() + context.config.windows.quoteSeconds * 1000);
  const fingerprint = quoteFingerprint(items, zipCode);
  await context.quotes.insert({ id, fingerprint, total: pricing.total.amount, expiresAt });
  return {
    quoteId: id,
    items: pricing.lines.map(toLineAnswer),
    shipments: [...pricing.shipments],
    subtotal: pricing.subtotal,
    shippingCost: pricing.shippingCost,
    total: pricing.total,
    expiresAt: expiresAt.toISOString(),
  };
}
