'use server';

import { type Session, signIn, signOut } from '@eshop/contracts/api/auth';
import { type FormState, refusedBecause, refusedBy } from '@eshop/site/forms/form-state.ts';
import { typed, typedSecret } from '@eshop/site/forms/typed.ts';
import { isProblem } from '@eshop/site/gateway/gateway-problem.ts';
import { callGateway } from '@eshop/site/gateway/request.ts';
import { safePath } from '@eshop/site/session/safe-path.ts';
import { sessionCookies } from '@eshop/site/session/session-cookies.ts';
import { currentGuest } from '@eshop/site/session/visitor.ts';
import { signInText } from '@text/sign-in';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { isStaff } from '@/session/staff-role.ts';

/** Signs a member of staff in and goes on. For anybody else the session is ended before the browser hears of it. */
export async function signInHere(_: FormState, form: FormData): Promise<FormState> {
  const guest = await currentGuest();
  let session: Session;
  try {
    const body = { email: typed(form, 'email'), password: typedSecret(form, 'password') };
    session = await callGateway(signIn, guest, { body });
    if (!session.user.roles.some(isStaff)) {
      const { accessToken, refreshToken } = session;
      await callGateway(signOut, { ...guest, accessToken }, { body: { everywhere: false, refreshToken } });
      return refusedBecause(form, {}, signInText.notStaff);
    }
  } catch (error) {
    if (isProblem(error, 'EMAIL_NOT_CONFIRMED')) return refusedBecause(form, {}, signInText.notConfirmed);
    return refusedBy(error, form);
  }
  const jar = await cookies();
  for (const cookie of sessionCookies(session)) jar.set(cookie);
  redirect(safePath(form.get('next')));
}
