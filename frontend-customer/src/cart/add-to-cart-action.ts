'use server';

import { idSchema } from '@eshop/contracts/ids';
import { cartRefusals, cartText } from '@text/cart';
import { refresh } from 'next/cache';
import { cartRefusal } from './cart-refusal.ts';
import { currentCart } from './current-cart.ts';
import { putIntoCart } from './put-into-cart.ts';

/** How putting something into the cart went. */
export type Adding = { readonly status: 'idle' | 'done' | 'refused'; readonly message: string };

/** Puts one more of a product into the cart. */
export async function addToCart(_before: Adding, form: FormData): Promise<Adding> {
  const productId = idSchema.safeParse(form.get('productId'));
  if (!productId.success) return { status: 'refused', message: cartRefusals.invalid };
  let inCart = 0;
  try {
    const quantityIn = (cart: Awaited<ReturnType<typeof currentCart>>) =>
      cart?.items.find((item) => item.productId === productId.data)?.quantity ?? 0;
    inCart = quantityIn(await currentCart());
    const cart = await putIntoCart(productId.data, inCart + 1);
    refresh();
    return { status: 'done', message: cartText.added(quantityIn(cart)) };
  } catch (error) {
    return { status: 'refused', message: cartRefusal(error, inCart) };
  }
}
