import 'server-only';
import { type Cart, setCartItem } from '@eshop/contracts/api/cart';
import { cookieNames } from '@eshop/site/session/cookie-names.ts';
import { cartSeconds, newCookie } from '@eshop/site/session/session-cookies.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { cookies } from 'next/headers';

/**
 * Sets how many of a product the cart holds; 0 takes it out. A guest's first write begins a cart, which the browser
 * keeps by a cookie. Only in actions and route handlers.
 * @throws GatewayProblem, GatewayAway
 */
export async function putIntoCart(productId: string, quantity: number, note?: string): Promise<Cart> {
  const cart = await callAsVisitor(setCartItem, {
    params: { productId },
    body: { quantity, ...(note === undefined ? {} : { note }) },
  });
  if (cart.cartToken) (await cookies()).set(newCookie(cookieNames.cart, cart.cartToken, cartSeconds));
  return cart;
}
