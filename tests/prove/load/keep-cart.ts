import { getCart, setCartItem } from '@eshop/contracts/api/cart';
import type { CartLine, CartPromise } from '../promises/promises.ts';
import type { Turn } from './world.ts';

/** A customer changes their cart and looks at it. Nobody else writes into it, so the log knows what must be in it. */
export const keepCart: Turn = async ({ client, promises, plenty, now }, person, random) => {
  const cart = promises.carts.find((kept) => kept.person === person) ?? newCart();
  const { id: productId } = random.pick(plenty);
  const quantity = random.int(6);
  const line = cart.lines.get(productId) ?? emptyLine();
  cart.lines.set(productId, line);
  line.perhaps.push(quantity);
  const asked = await client.ask(person.shop, setCartItem, { params: { productId }, body: { quantity } });
  if (asked.outcome === 'promised') become(line, quantity, now());
  await client.ask(person.shop, getCart);

  function newCart(): CartPromise {
    const made = { person, lines: new Map<string, CartLine>() };
    promises.carts.push(made);
    return made;
  }
};

const emptyLine = (): CartLine => ({ known: 0, knownAt: 0, before: 0, perhaps: [] });

function become(line: CartLine, quantity: number, at: number): void {
  line.before = line.known;
  line.known = quantity;
  line.knownAt = at;
  line.perhaps = [];
}
