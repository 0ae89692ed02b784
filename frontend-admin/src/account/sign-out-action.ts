'use server';

import { signOut } from '@eshop/contracts/api/auth';
import { isProblem } from '@eshop/site/gateway/gateway-problem.ts';
import { callGateway } from '@eshop/site/gateway/request.ts';
import { cookieNames } from '@eshop/site/session/cookie-names.ts';
import { leaveNotice } from '@eshop/site/session/notice.ts';
import { endedSessionCookies } from '@eshop/site/session/session-cookies.ts';
import { currentVisitor } from '@eshop/site/session/visitor.ts';
import { signInText } from '@text/sign-in';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';

/** Ends the session in this browser, also while the shop can't be reached; then it says so. */
export async function signOutHere(): Promise<void> {
  const reached = await endSession();
  const jar = await cookies();
  for (const cookie of endedSessionCookies()) jar.set(cookie);
  await leaveNotice(
    reached
      ? { tone: 'good', text: signInText.signedOut }
      : { tone: 'warn', text: signInText.signedOutHereOnly },
  );
  redirect('/sign-in');
}

async function endSession(): Promise<boolean> {
  const refreshToken = (await cookies()).get(cookieNames.refresh)?.value;
  try {
    const body = { everywhere: false, ...(refreshToken ? { refreshToken } : {}) };
    await callGateway(signOut, await currentVisitor(), { body });
    return true;
  } catch (error) {
    return isProblem(error, 'UNAUTHENTICATED');
  }
}
