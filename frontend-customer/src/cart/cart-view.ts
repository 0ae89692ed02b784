import type { Cart, CartItem } from '@eshop/contracts/api/cart';
import type { Format } from '@eshop/site/format/format.ts';
import { productPath } from '@/catalogue/paths.ts';
import { mediaPath } from '@/catalogue/pictures.ts';

/** A line of the cart as it is shown: money written out, no tokens, nothing that scripts may not see. */
export type CartLineView = {
  readonly productId: string;
  readonly name: string;
  readonly path: string;
  readonly picture: string | null;
  readonly unitPrice: string;
  readonly quantity: number;
  readonly lineTotal: string;
  readonly available: number;
  /** `gone`: there is none left. `short`: there are fewer than the cart holds. Either has to be put right first. */
  readonly problem: 'gone' | 'short' | null;
  /** The price is not the one at which it was put in. */
  readonly priceChanged: boolean;
  readonly note: string;
};

/** The cart as it is shown. */
export type CartView = {
  readonly count: number;
  readonly subtotal: string;
  readonly lines: readonly CartLineView[];
  /** Whether all of it could be ordered now. */
  readonly orderable: boolean;
};

const problemOf = ({ quantity, availableQuantity }: CartItem): CartLineView['problem'] => {
  if (availableQuantity === 0) return 'gone';
  return quantity > availableQuantity ? 'short' : null;
};

/** How many vehicles a cart holds. */
export const countIn = (cart: Pick<Cart, 'items'> | null): number =>
  cart?.items.reduce((sum, { quantity }) => sum + quantity, 0) ?? 0;

/** What is shown of a cart; of none, an empty one. */
export function viewCart(cart: Cart | null, format: Format): CartView {
  const lines = (cart?.items ?? []).map((item) => ({
    productId: item.productId,
    name: item.name,
    path: productPath({ id: item.productId, name: item.name }),
    picture: item.thumbUrl === null ? null : mediaPath(item.thumbUrl),
    unitPrice: format.money(item.unitPrice),
    quantity: item.quantity,
    lineTotal: format.money(item.lineTotal),
    available: item.availableQuantity,
    problem: problemOf(item),
    priceChanged: item.priceChanged ?? false,
    note: item.note ?? '',
  }));
  return {
    count: countIn(cart),
    subtotal: format.money(cart?.subtotal ?? { amount: 0, currency: 'USD' }),
    lines,
    orderable: lines.length > 0 && lines.every(({ problem }) => problem === null),
  };
}
