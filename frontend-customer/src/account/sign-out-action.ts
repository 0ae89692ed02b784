'use server';

import { signOut } from '@eshop/contracts/api/auth';
import { type FormState, refusedBy } from '@eshop/site/forms/form-state.ts';
import { isProblem } from '@eshop/site/gateway/gateway-problem.ts';
import { callGateway } from '@eshop/site/gateway/request.ts';
import { cookieNames } from '@eshop/site/session/cookie-names.ts';
import { leaveNotice } from '@eshop/site/session/notice.ts';
import { endedSessionCookies } from '@eshop/site/session/session-cookies.ts';
import { currentVisitor } from '@eshop/site/session/visitor.ts';
import { signInText } from '@text/sign-in';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';

/**
 * Signs out in this browser, or everywhere. This browser forgets the session even while the shop can't be reached;
 * signing out everywhere is refused then, since nothing would have happened elsewhere.
 */
export async function signOutHere(_: FormState, form: FormData): Promise<FormState> {
  const everywhere = form.get('scope') === 'everywhere';
  let reached = true;
  try {
    await endSession(everywhere);
  } catch (error) {
    if (everywhere) return refusedBy(error, form);
    reached = false;
  }
  const jar = await cookies();
  for (const cookie of endedSessionCookies()) jar.set(cookie);
  const done = everywhere ? signInText.signedOutEverywhere : signInText.signedOut;
  await leaveNotice(
    reached ? { tone: 'good', text: done } : { tone: 'warn', text: signInText.signedOutHereOnly },
  );
  redirect('/');
}

async function endSession(everywhere: boolean): Promise<void> {
  const visitor = await currentVisitor();
  if (visitor.accessToken === undefined) return;
  const refreshToken = (await cookies()).get(cookieNames.refresh)?.value;
  try {
    await callGateway(signOut, visitor, { body: { everywhere, ...(refreshToken ? { refreshToken } : {}) } });
  } catch (error) {
    // This session is over already; of the others nothing is known.
    if (everywhere || !isProblem(error, 'UNAUTHENTICATED')) throw error;
  }
}
