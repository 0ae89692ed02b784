import type { Money } from '@eshop/contracts';

/** What a cart knows of a product. Of two copies the one with the higher version tells name, price and picture. */
export type ProductCopy = {
  readonly productId: string;
  readonly sku: string;
  readonly name: string;
  readonly thumbUrl: string | null;
  readonly price: Money;
  readonly archived: boolean;
  readonly version: number;
  /** How many could be bought when the copy was made; null when its source does not know. */
  readonly availableQuantity: number | null;
};

/** The copy that is right now: the newest one, with the stock of the first copy that knows any. */
export function newestCopy(first: ProductCopy, ...others: readonly (ProductCopy | undefined)[]): ProductCopy {
  const copies = [first, ...others.filter((copy) => copy !== undefined)];
  const newest = copies.reduce((best, copy) => (copy.version > best.version ? copy : best));
  const known = copies.find((copy) => copy.availableQuantity !== null);
  return { ...newest, availableQuantity: known?.availableQuantity ?? null };
}

/** How many of it a customer can buy; none of what is no longer sold. */
export const buyable = (copy: ProductCopy): number => (copy.archived ? 0 : (copy.availableQuantity ?? 0));
