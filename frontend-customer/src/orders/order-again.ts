'use server';

import { getOrder } from '@eshop/contracts/api/order';
import { type FormState, refusedBy } from '@eshop/site/forms/form-state.ts';
import { leaveNotice } from '@eshop/site/session/notice.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { ordersText } from '@text/orders';
import { redirect } from 'next/navigation';
import { cartRefusal } from '@/cart/cart-refusal.ts';
import { currentCart } from '@/cart/current-cart.ts';
import { putIntoCart } from '@/cart/put-into-cart.ts';

/** Puts what an order was about into the cart, as far as it is still for sale, and shows the cart. */
export async function orderAgain(_before: FormState, form: FormData): Promise<FormState> {
  try {
    const id = String(form.get('orderId'));
    const [{ items }, cart] = await Promise.all([callAsVisitor(getOrder, { params: { id } }), currentCart()]);
    const left: string[] = [];
    for (const { productId, name, quantity } of items) {
      const inCart = cart?.items.find((item) => item.productId === productId)?.quantity ?? 0;
      if (inCart >= quantity) continue;
      await putIntoCart(productId, quantity).catch((error: unknown) => {
        left.push(`${name}: ${cartRefusal(error, inCart)}`.slice(0, 200));
      });
    }
    const { done, some, none } = ordersText.again;
    await leaveNotice(
      left.length === 0
        ? { tone: 'good', text: done }
        : { tone: 'warn', text: left.length === items.length ? none : some, details: left.slice(0, 10) },
    );
  } catch (error) {
    return refusedBy(error, form);
  }
  redirect('/cart');
}
