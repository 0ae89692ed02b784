import type { Item, Money } from '@eshop/contracts';
import { maxLineQuantity, maxLines } from '@eshop/contracts/items';
import { problems } from '@eshop/contracts/problem';
import { refusal } from '@eshop/kit/errors';
import type { ProductCopy } from '../products/product-copy.ts';

/** One line: how many of a product, the price at which the customer last put it in, and what was known of it then. */
export type CartLine = {
  readonly productId: string;
  readonly quantity: number;
  readonly note?: string;
  readonly acceptedPrice: Money;
  readonly product: ProductCopy;
};

/** What the rules change. */
export type CartContents = {
  readonly lines: readonly CartLine[];
  /** Orders that have taken out their items, with the time (ms): none does so twice. */
  readonly checkedOut?: Readonly<Record<string, number>>;
  /** Guests' carts that were merged into this one, newest last. */
  readonly mergedFrom?: readonly string[];
  /** The user whose cart took this guest's cart in: it is closed for good. */
  readonly mergedInto?: string;
  /** There while an earlier cart may lie in MySQL, which was away: what was taken out must not come back with it. */
  readonly unseen?: { readonly removed: readonly string[]; readonly cleared: boolean };
};

/** A cart as it is stored. */
export type Cart = CartContents & {
  readonly id: string;
  /** One more with each change. */
  readonly version: number;
  /** Time of the change in ms, never lower than that of the change before: orders copies even where a failover lost some. */
  readonly stamp: number;
  /** Name of this very state: two states are never called the same. */
  readonly revision: string;
  readonly updatedAt: string;
};

export const emptyContents: CartContents = { lines: [] };

/** A guest's token leads to no cart that can be filled: there never was one, its time is over, or it was merged. */
export class NoOpenCart extends Error {
  override readonly name = 'NoOpenCart';
}

const rememberedOrders = 100;
const rememberedOrdersMilliseconds = 30 * 86_400_000;

/** Sets how many of a product the cart holds, at the product's present price. @throws 409 `CART_FULL` beyond 100 lines. */
export function setLine(
  contents: CartContents,
  product: ProductCopy,
  quantity: number,
  note: string | undefined,
): CartContents {
  const { productId } = product;
  const earlier = contents.lines.find((line) => line.productId === productId);
  if (!earlier && contents.lines.length >= maxLines) {
    throw refusal(problems.CART_FULL, `a cart holds at most ${maxLines} different products`);
  }
  const kept = note === undefined ? earlier?.note : note;
  const line: CartLine = {
    productId,
    quantity,
    ...(kept ? { note: kept } : {}),
    acceptedPrice: product.price,
    product,
  };
  const lines = earlier
    ? contents.lines.map((one) => (one === earlier ? line : one))
    : [...contents.lines, line];
  return { ...contents, lines };
}

/** Takes products out; unchanged when none is in. */
export function removeLines(contents: CartContents, productIds: readonly string[]): CartContents {
  const lines = contents.lines.filter(({ productId }) => !productIds.includes(productId));
  const { unseen } = contents;
  if (!unseen) return lines.length === contents.lines.length ? contents : { ...contents, lines };
  const removed = [...new Set([...unseen.removed, ...productIds])];
  return { ...contents, lines, unseen: { ...unseen, removed } };
}

/** Takes everything out; unchanged when it is empty. */
export function clear(contents: CartContents): CartContents {
  if (contents.unseen) return { ...contents, lines: [], unseen: { removed: [], cleared: true } };
  return contents.lines.length === 0 ? contents : { ...contents, lines: [] };
}

/** Takes out what was ordered, and no more than that, once per order. `now` in ms. */
export function takeOut(
  contents: CartContents,
  orderId: string,
  items: readonly Item[],
  now: number,
): CartContents {
  if (contents.checkedOut?.[orderId] !== undefined) return contents;
  const ordered = new Map(items.map(({ productId, quantity }) => [productId, quantity]));
  const left = contents.lines.map((line) => ({
    ...line,
    quantity: line.quantity - (ordered.get(line.productId) ?? 0),
  }));
  const kept = new Set(left.filter(({ quantity }) => quantity > 0).map(({ productId }) => productId));
  const gone = [...ordered.keys()].filter((productId) => !kept.has(productId));
  return {
    ...removeLines({ ...contents, lines: left }, gone),
    checkedOut: remember(contents.checkedOut, orderId, now),
  };
}

function remember(orders: CartContents['checkedOut'], orderId: string, now: number) {
  const recent = Object.entries(orders ?? {}).filter(([, at]) => now - at < rememberedOrdersMilliseconds);
  return Object.fromEntries([...recent, [orderId, now] as const].slice(-rememberedOrders));
}

/** The most of a product that one line can hold. */
export const mostOf = (available: number): number => Math.min(available, maxLineQuantity);
