import { getCart } from '@eshop/contracts/api/cart';
import type { Finding } from '../../invariants/check.ts';
import type { Band } from '../seen/band.ts';
import { mayBeLost } from './lost-redis.ts';
import type { CartLine, CartPromise, Promises } from './promises.ts';

/** What may be in the line: what was said last, what was asked for since, and what a lost Redis may have taken back. */
function possible({ known, knownAt, before, perhaps }: CartLine, bands: readonly Band[]): number[] {
  const isFresh = mayBeLost({ from: knownAt, until: knownAt }, bands);
  return [known, ...perhaps, ...(isFresh ? [before] : [])];
}

async function breachesOf({ person, lines }: CartPromise, bands: readonly Band[]) {
  const { items } = await person.shop.call(getCart);
  return [...lines].flatMap(([productId, line]) => {
    const there = items.find((item) => item.productId === productId)?.quantity ?? 0;
    const allowed = possible(line, bands);
    if (allowed.includes(there)) return [];
    const detail = `has ${there} of product ${productId}, ${allowed.join(' or ')} was promised`;
    return [{ subject: `cart of ${person.id}`, detail }];
  });
}

/** Every cart holds what was acknowledged last. */
export async function checkCarts({ carts }: Promises, bands: readonly Band[]): Promise<Finding> {
  const breaches = (await Promise.all(carts.map((cart) => breachesOf(cart, bands)))).flat();
  const lines = carts.reduce((sum, cart) => sum + cart.lines.size, 0);
  return { compared: `${carts.length} carts with ${lines} lines`, breaches };
}
