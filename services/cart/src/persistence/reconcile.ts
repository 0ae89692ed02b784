import { maxLines } from '@eshop/contracts/items';
import type { Cart, CartContents } from '../carts/cart.ts';

/**
 * Joins a cart that was begun while MySQL was away with the earlier one that lay there: what the customer did since counts,
 * and what they did not touch is kept.
 */
export function reconcile(contents: CartContents, earlier: Cart | null): CartContents {
  const { unseen, ...known } = contents;
  if (!unseen || !earlier) return known;
  const touched = new Set([...unseen.removed, ...contents.lines.map(({ productId }) => productId)]);
  const kept = unseen.cleared ? [] : earlier.lines.filter(({ productId }) => !touched.has(productId));
  return {
    ...known,
    lines: [...kept.slice(0, Math.max(0, maxLines - contents.lines.length)), ...contents.lines],
    checkedOut: { ...earlier.checkedOut, ...contents.checkedOut },
    mergedFrom: [...(earlier.mergedFrom ?? []), ...(contents.mergedFrom ?? [])],
  };
}
