import type { Cart as CartAnswer, SetCartItem } from '@eshop/contracts/api/cart';
import type { Context } from '../context.ts';
import { NoOpenCart } from './cart.ts';
import { type CartOwner, newGuest } from './cart-owner.ts';
import { readCart, setItem } from './change-cart.ts';

/**
 * A guest's write. Without a token, or with one whose cart is unknown, too old or merged, it begins a new cart and answers
 * with its token; taking out of no cart stores nothing.
 */
export async function putAsGuest(
  context: Context,
  known: CartOwner | null,
  productId: string,
  wanted: SetCartItem,
): Promise<CartAnswer> {
  if (known) {
    try {
      return await setItem(context, known, productId, wanted);
    } catch (error) {
      if (!(error instanceof NoOpenCart)) throw error;
    }
  }
  if (wanted.quantity === 0) return readCart(context, null);
  const { cartToken, owner } = newGuest();
  return { ...(await setItem(context, owner, productId, wanted)), cartToken };
}
