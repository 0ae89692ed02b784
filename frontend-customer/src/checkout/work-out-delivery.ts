'use server';

import { type QuoteAnswer, quoteCart } from './quote-cart.ts';

/** What delivery to a zip code costs: asked while the customer types. */
export async function workOutDelivery(zip: string): Promise<QuoteAnswer> {
  return quoteCart(String(zip));
}
