import 'server-only';
import { mergeCart } from '@eshop/contracts/api/cart';
import { isPassing } from '@eshop/site/gateway/gateway-problem.ts';
import { callGateway } from '@eshop/site/gateway/request.ts';
import { cookieNames } from '@eshop/site/session/cookie-names.ts';
import { droppedCookie } from '@eshop/site/session/session-cookies.ts';
import { currentGuest } from '@eshop/site/session/visitor.ts';
import { cookies } from 'next/headers';
import { mergeWords } from './merge-words.ts';

/**
 * Moves the guest's cart into the cart of whoever has just signed in, and says what that changed, a line each. Signing
 * in never fails by it: while the shop can't be reached the guest's cart stays for the next time. Only in actions and
 * route handlers.
 */
export async function mergeGuestCart(accessToken: string): Promise<string[]> {
  const jar = await cookies();
  const cartToken = jar.get(cookieNames.cart)?.value;
  if (!cartToken) return [];
  try {
    const visitor = { ...(await currentGuest()), accessToken };
    const { changes } = await callGateway(mergeCart, visitor, { body: { cartToken } });
    jar.set(droppedCookie(cookieNames.cart));
    return mergeWords(changes);
  } catch (error) {
    // What the shop refuses for good, a tampered token say, would be refused for ever.
    if (!isPassing(error)) jar.set(droppedCookie(cookieNames.cart));
    return [];
  }
}
