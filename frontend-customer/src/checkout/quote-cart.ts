import 'server-only';
import type { Cart } from '@eshop/contracts/api/cart';
import { createQuote } from '@eshop/contracts/api/order';
import { zipCode } from '@eshop/contracts/ids';
import { outOfStockProblemSchema } from '@eshop/contracts/problem';
import { currentFormat } from '@eshop/site/format/current-format.ts';
import { type GatewayProblem, isPassing, isProblem } from '@eshop/site/gateway/gateway-problem.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { checkoutRefusals, checkoutText } from '@text/checkout';
import { currentCart } from '@/cart/current-cart.ts';
import { type QuoteView, viewQuote } from './quote-view.ts';
import { shortageWords } from './shortage-words.ts';

/** What delivery of the cart costs, or why that can't be said. */
export type QuoteAnswer =
  | { readonly quote: QuoteView }
  | {
      readonly refused: string;
      readonly details: readonly string[];
      readonly way?: 'cart' | 'orders';
      /** The zip code is what is wrong. */
      readonly zipCode?: true;
    };

/** Prices the visitor's cart and its way to a zip code. */
export async function quoteCart(zip: string): Promise<QuoteAnswer> {
  const to = zipCode.safeParse(zip.trim());
  if (!to.success) return { refused: checkoutText.wrongZip, details: [], zipCode: true };
  try {
    const cart = await currentCart();
    if (!cart || cart.items.length === 0)
      return { refused: checkoutRefusals.cartEmpty, details: [], way: 'orders' };
    const items = cart.items.map(({ productId, quantity }) => ({ productId, quantity }));
    try {
      const quote = await callAsVisitor(createQuote, { body: { items, address: { zipCode: to.data } } });
      return { quote: viewQuote(quote, to.data, await currentFormat()) };
    } catch (error) {
      if (isProblem(error, 'OUT_OF_STOCK', 'PRODUCT_UNAVAILABLE')) return shortOf(error, cart);
      throw error;
    }
  } catch (error) {
    if (isPassing(error)) return { refused: checkoutRefusals.away, details: [] };
    throw error;
  }
}

/** What to say when something of the cart can't be had. */
export function shortOf(error: GatewayProblem, cart: Cart | null) {
  if (error.code === 'PRODUCT_UNAVAILABLE')
    return { refused: checkoutRefusals.unavailable, details: [], way: 'cart' as const };
  const left = new Map(
    outOfStockProblemSchema
      .safeParse(error.problem)
      .data?.shortages?.map(({ productId, availableQuantity }) => [productId, availableQuantity]),
  );
  const known = cart && {
    ...cart,
    items: cart.items.map((item) => ({
      ...item,
      availableQuantity: left.get(item.productId) ?? item.availableQuantity,
    })),
  };
  return { refused: checkoutRefusals.outOfStock, details: shortageWords(known), way: 'cart' as const };
}
