import 'server-only';
import { type Cart, getCart } from '@eshop/contracts/api/cart';
import { callAsVisitor, currentVisitor } from '@eshop/site/session/visitor.ts';
import { cache } from 'react';

/**
 * The visitor's cart; null for a guest who never put anything into one, about whom the shop need not be asked.
 * Somebody whose session is over is sent to sign in again.
 * @throws GatewayProblem, GatewayAway
 */
export const currentCart = cache(async (): Promise<Cart | null> => {
  const visitor = await currentVisitor();
  if (visitor.accessToken === undefined && visitor.cartToken === undefined) return null;
  return callAsVisitor(getCart);
});
