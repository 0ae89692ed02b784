import type { Item } from '@eshop/contracts';
import type { Cart as CartAnswer, SetCartItem } from '@eshop/contracts/api/cart';
import { problems } from '@eshop/contracts/problem';
import { refusal } from '@eshop/kit/errors';
import type { Context } from '../context.ts';
import { findProduct, findProducts } from '../products/find-products.ts';
import { buyable } from '../products/product-copy.ts';
import { type Deadline, deadlineIn } from '../redis/deadline.ts';
import {
  type Cart,
  type CartContents,
  clear,
  emptyContents,
  mostOf,
  NoOpenCart,
  removeLines,
  setLine,
  takeOut,
} from './cart.ts';
import { type CartOwner, userOwner } from './cart-owner.ts';
import { presentCart } from './present-cart.ts';

/** The owner's cart; without an owner an empty one, and nothing is stored. */
export async function readCart(context: Context, owner: CartOwner | null): Promise<CartAnswer> {
  const deadline = deadlineIn();
  return present(context, owner && (await context.carts.read(owner, deadline)), deadline);
}

/**
 * Sets how many of a product the cart holds; 0 removes it.
 * @throws 404 for an unknown product, 409 `PRODUCT_UNAVAILABLE`, `OUT_OF_STOCK` with `availableQuantity`, `CART_FULL`.
 */
export async function setItem(
  context: Context,
  owner: CartOwner,
  productId: string,
  { quantity, note }: SetCartItem,
): Promise<CartAnswer> {
  if (quantity === 0) return removeItem(context, owner, productId);
  const deadline = deadlineIn();
  const remembered = async () => {
    const cart = await context.carts.read(owner, deadline);
    return cart?.lines.find((line) => line.productId === productId)?.product;
  };
  const product = await findProduct(context, productId, remembered, deadline);
  const availableQuantity = mostOf(buyable(product));
  if (quantity > availableQuantity) {
    throw refusal(problems.OUT_OF_STOCK, `${quantity} wanted, ${availableQuantity} available`, {
      extra: { availableQuantity },
    });
  }
  return change(context, owner, deadline, (contents) => {
    if (owner.kind === 'guest' && !owner.isNew && !isOpen(contents)) throw new NoOpenCart();
    return setLine(contents, product, quantity, note);
  });
}

/** Takes a product out; the same answer when it is not in. */
export const removeItem = (context: Context, owner: CartOwner, productId: string): Promise<CartAnswer> =>
  change(context, owner, deadlineIn(), (contents) => removeLines(contents, [productId]));

/** Takes everything out. */
export const clearCart = (context: Context, owner: CartOwner): Promise<CartAnswer> =>
  change(context, owner, deadlineIn(), clear);

/** Takes out of a user's cart what was ordered, once per order. */
export async function checkOut(
  context: Context,
  userId: string,
  order: { readonly orderId: string; readonly items: readonly Item[] },
): Promise<void> {
  const now = context.now().getTime();
  const rule = (contents: CartContents) => takeOut(contents, order.orderId, order.items, now);
  await changeOne(context, userOwner(userId), deadlineIn(), rule);
}

const isOpen = (contents: CartContents) => contents !== emptyContents && contents.mergedInto === undefined;

type Rule = (contents: CartContents) => CartContents;

async function change(
  context: Context,
  owner: CartOwner,
  deadline: Deadline,
  rule: Rule,
): Promise<CartAnswer> {
  let copies: ReturnType<Context['productCopies']['findAlong']> | undefined;
  const cart = await changeOne(context, owner, deadline, (before) => {
    const after = rule(before);
    copies = context.productCopies.findAlong(after.lines.map(({ productId }) => productId));
    // Where it fails, the products are asked for anew.
    copies.catch(() => undefined);
    return after;
  });
  return presentCart(cart, await findProducts(context, cart?.lines ?? [], deadline, copies));
}

async function changeOne(
  context: Context,
  owner: CartOwner,
  deadline: Deadline,
  rule: Rule,
): Promise<Cart | null> {
  const { carts } = await context.carts.change(
    [owner],
    ([contents = emptyContents]) => ({ contents: [rule(contents)], result: null }),
    deadline,
  );
  context.onWrite();
  return carts[0] ?? null;
}

/** A cart with its products as they are now. */
export async function present(context: Context, cart: Cart | null, deadline: Deadline): Promise<CartAnswer> {
  return presentCart(cart, await findProducts(context, cart?.lines ?? [], deadline));
}
