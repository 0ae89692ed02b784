import 'server-only';
import type { Session } from '@eshop/contracts/api/auth';
import { forgetEmail } from '@eshop/site/session/kept-email.ts';
import { leaveNotice } from '@eshop/site/session/notice.ts';
import { sessionCookies } from '@eshop/site/session/session-cookies.ts';
import { signInText } from '@text/sign-in';
import { cookies } from 'next/headers';
import { mergeGuestCart } from '@/cart/merge-guest-cart.ts';

/** Makes the browser's session of one that the shop has begun; the guest's cart comes along. Only in actions. */
export async function beginSession(session: Session): Promise<void> {
  const jar = await cookies();
  for (const cookie of sessionCookies(session)) jar.set(cookie);
  await forgetEmail();
  const details = await mergeGuestCart(session.accessToken);
  if (details.length > 0) await leaveNotice({ tone: 'good', text: signInText.cartCame, details });
}
