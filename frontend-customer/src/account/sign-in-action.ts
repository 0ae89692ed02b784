'use server';

import { resendCode, type Session, signIn } from '@eshop/contracts/api/auth';
import { type FormState, refusedBy } from '@eshop/site/forms/form-state.ts';
import { typed, typedSecret } from '@eshop/site/forms/typed.ts';
import { isProblem } from '@eshop/site/gateway/gateway-problem.ts';
import { callGateway } from '@eshop/site/gateway/request.ts';
import { keepEmail } from '@eshop/site/session/kept-email.ts';
import { leaveNotice } from '@eshop/site/session/notice.ts';
import { safePath } from '@eshop/site/session/safe-path.ts';
import { currentGuest } from '@eshop/site/session/visitor.ts';
import { signInText } from '@text/sign-in';
import { redirect } from 'next/navigation';
import { beginSession } from '@/account/begin-session.ts';
import { entryPath } from './entry.ts';

/** Signs in and goes on; somebody whose address is not confirmed yet goes to confirm it first. */
export async function signInHere(_: FormState, form: FormData): Promise<FormState> {
  const email = typed(form, 'email');
  const next = safePath(form.get('next'));
  let session: Session;
  try {
    const body = { email, password: typedSecret(form, 'password') };
    session = await callGateway(signIn, await currentGuest(), { body });
  } catch (error) {
    if (!isProblem(error, 'EMAIL_NOT_CONFIRMED')) return refusedBy(error, form);
    await askToConfirm(email);
    redirect(entryPath('/confirm', next));
  }
  await beginSession(session);
  redirect(next);
}

async function askToConfirm(email: string): Promise<void> {
  await keepEmail(email);
  const sent = await callGateway(resendCode, await currentGuest(), { body: { email } }).then(
    () => true,
    () => false,
  );
  const text = sent ? signInText.confirmFirst : signInText.confirmFirstOldCode;
  await leaveNotice({ tone: 'warn', text });
}
