import 'server-only';
import type { Session } from '@eshop/contracts/api/auth';
import { signInText } from '@text/sign-in';
import { cookies } from 'next/headers';
import { mergeGuestCart } from '@/cart/merge-guest-cart.ts';
import { forgetEmail } from './kept-email.ts';
import { leaveNotice } from './notice.ts';
import { sessionCookies } from './session-cookies.ts';

/** Makes the browser's session of one that the shop has begun; the guest's cart comes along. Only in actions. */
export async function beginSession(session: Session): Promise<void> {
  const jar = await cookies();
  for (const cookie of sessionCookies(session)) jar.set(cookie);
  await forgetEmail();
  const details = await mergeGuestCart(session.accessToken);
  if (details.length > 0) await leaveNotice({ tone: 'good', text: signInText.cartCame, details });
}
