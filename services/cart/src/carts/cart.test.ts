import { usd } from '@eshop/contracts/money';
import { describe, expect, it } from 'vitest';
import { merge } from '../merging/merge.ts';
import { reconcile } from '../persistence/reconcile.ts';
import type { ProductCopy } from '../products/product-copy.ts';
import { newestCopy } from '../products/product-copy.ts';
import { type Cart, type CartContents, clear, emptyContents, removeLines, setLine, takeOut } from './cart.ts';

const copy = (productId: string, changes: Partial<ProductCopy> = {}): ProductCopy => ({
  productId,
  sku: productId,
  name: productId,
  thumbUrl: null,
  price: usd(100),
  archived: false,
  version: 1,
  availableQuantity: 10,
  ...changes,
});
const holding = (lines: Record<string, number>): CartContents =>
  Object.entries(lines).reduce(
    (contents, [id, quantity]) => setLine(contents, copy(id), quantity, undefined),
    emptyContents,
  );
const quantities = (contents: CartContents) =>
  Object.fromEntries(contents.lines.map(({ productId, quantity }) => [productId, quantity]));
const stored = (contents: CartContents): Cart => ({
  ...contents,
  id: 'cart',
  version: 1,
  stamp: 1,
  revision: 'one',
  updatedAt: '2026-01-01T00:00:00.000Z',
});
const unseen = { removed: [], cleared: false };

describe('a cart’s rules', () => {
  it('leave what does not change as it is', () => {
    const cart = holding({ a: 1 });
    expect(removeLines(cart, ['b'])).toBe(cart);
    expect(clear(emptyContents)).toBe(emptyContents);
  });

  it('take out what was ordered once, and never more than is there', () => {
    const cart = takeOut(
      holding({ a: 3, b: 1 }),
      'order',
      [
        { productId: 'a', quantity: 2 },
        { productId: 'b', quantity: 5 },
      ],
      1,
    );
    expect(quantities(cart)).toEqual({ a: 1 });
    expect(takeOut(cart, 'order', [{ productId: 'a', quantity: 1 }], 2)).toBe(cart);
  });

  it('remember the last hundred orders of a month', () => {
    let cart = takeOut(emptyContents, 'old', [], 0);
    const later = 31 * 86_400_000;
    for (let i = 0; i < 120; i++) cart = takeOut(cart, `order ${i}`, [], later);
    expect(Object.keys(cart.checkedOut ?? {})).toHaveLength(100);
    expect(cart.checkedOut).toHaveProperty('order 119');
    expect(cart.checkedOut).not.toHaveProperty('old');
  });

  it('show the newest copy of a product with the stock of the first that knows it', () => {
    const current = copy('a', { version: 2, availableQuantity: 4 });
    const told = copy('a', { version: 3, name: 'new', availableQuantity: null });
    expect(newestCopy(current, told, undefined)).toMatchObject({ name: 'new', availableQuantity: 4 });
    expect(newestCopy(told, current)).toMatchObject({ name: 'new', availableQuantity: 4 });
  });
});

describe('a merge', () => {
  const into = (user: CartContents, guest: CartContents, products: ProductCopy[] = []) =>
    merge({
      user,
      guest,
      userId: 'user',
      guestKey: 'guest:1',
      products: new Map(products.map((one) => [one.productId, one])),
    });

  it('takes out what can’t be bought any more and says so', () => {
    const { user, changes } = into(holding({ a: 1 }), holding({ a: 1 }), [
      copy('a', { availableQuantity: 0 }),
    ]);
    expect(quantities(user)).toEqual({});
    expect(changes).toMatchObject([{ quantity: 0, capped: true }]);
  });

  it('drops lines beyond a hundred and says so', () => {
    const full = holding(Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`p${i}`, 1])));
    const { user, changes } = into(full, holding({ p0: 1, more: 1 }));
    expect(user.lines).toHaveLength(100);
    expect(changes).toMatchObject([
      { quantity: 2, capped: false },
      { productId: 'more', quantity: 0, capped: true },
    ]);
  });

  it('changes nothing when either side remembers it', () => {
    const first = into(emptyContents, holding({ a: 1 }));
    expect(into(first.user, holding({ a: 1 })).changes).toEqual([]);
    expect(into(emptyContents, first.guest).changes).toEqual([]);
  });
});

describe('a cart begun while MySQL was away', () => {
  it('keeps what the customer did and what they did not touch', () => {
    const begun = removeLines(setLine({ lines: [], unseen }, copy('b'), 7, undefined), ['c']);
    const joined = reconcile(begun, stored(holding({ a: 1, b: 2, c: 3 })));
    expect(quantities(joined)).toEqual({ a: 1, b: 7 });
    expect(joined.unseen).toBeUndefined();
  });

  it('stays cleared', () => {
    const begun = setLine(clear({ lines: [], unseen }), copy('b'), 1, undefined);
    expect(quantities(reconcile(begun, stored(holding({ a: 1 }))))).toEqual({ b: 1 });
  });

  it('does not get back what was ordered meanwhile', () => {
    const begun = takeOut({ lines: [], unseen }, 'order', [{ productId: 'a', quantity: 1 }], 1);
    expect(quantities(reconcile(begun, stored(holding({ a: 1, b: 1 }))))).toEqual({ b: 1 });
  });
});
