import type { MergeChange } from '@eshop/contracts/api/cart';
import { maxLines } from '@eshop/contracts/items';
import { type CartContents, type CartLine, mostOf } from '../carts/cart.ts';
import { buyable, type ProductCopy } from '../products/product-copy.ts';

export type Merge = {
  readonly user: CartContents;
  readonly guest: CartContents;
  /** What became of each line of the guest's cart; empty when it was merged before. */
  readonly changes: readonly MergeChange[];
};

const rememberedMerges = 50;

/**
 * Moves the guest's lines into the user's cart: quantities are summed and capped to stock, and the guest's cart is closed.
 * One that is closed, or is remembered by the user's cart, changes nothing.
 */
export function merge(options: {
  user: CartContents;
  guest: CartContents;
  userId: string;
  /** Name of the guest's cart. */
  guestKey: string;
  products: ReadonlyMap<string, ProductCopy>;
}): Merge {
  const { user, guest, userId, guestKey, products } = options;
  if (guest.mergedInto !== undefined || user.mergedFrom?.includes(guestKey))
    return { user, guest, changes: [] };
  if (guest.lines.length === 0) return { user, guest, changes: [] };
  const lines = new Map(user.lines.map((line) => [line.productId, line]));
  const changes: MergeChange[] = [];
  for (const line of guest.lines) {
    const product = products.get(line.productId) ?? line.product;
    const { merged, change } = mergeLine(lines.get(line.productId), line, product, lines.size);
    changes.push(change);
    if (merged) lines.set(line.productId, merged);
    else lines.delete(line.productId);
  }
  const mergedFrom = [...(user.mergedFrom ?? []), guestKey].slice(-rememberedMerges);
  return {
    user: { ...user, lines: [...lines.values()], mergedFrom },
    guest: { lines: [], mergedInto: userId },
    changes,
  };
}

function mergeLine(
  mine: CartLine | undefined,
  guests: CartLine,
  product: ProductCopy,
  count: number,
): { merged: CartLine | null; change: MergeChange } {
  const previousQuantity = mine?.quantity ?? 0;
  const requestedQuantity = previousQuantity + guests.quantity;
  const room = mine || count < maxLines;
  const quantity = room ? Math.min(requestedQuantity, mostOf(buyable(product))) : 0;
  const change = {
    productId: guests.productId,
    name: product.name,
    previousQuantity,
    requestedQuantity,
    quantity,
    capped: quantity < requestedQuantity,
  };
  return { merged: quantity > 0 ? { ...guests, ...mine, quantity } : null, change };
}
