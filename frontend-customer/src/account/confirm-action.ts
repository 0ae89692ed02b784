'use server';

import { confirm, resendCode } from '@eshop/contracts/api/auth';
import { type FormState, refusedBy } from '@eshop/site/forms/form-state.ts';
import { typed } from '@eshop/site/forms/typed.ts';
import { callGateway } from '@eshop/site/gateway/request.ts';
import { keepEmail } from '@eshop/site/session/kept-email.ts';
import { leaveNotice } from '@eshop/site/session/notice.ts';
import { safePath } from '@eshop/site/session/safe-path.ts';
import { currentGuest } from '@eshop/site/session/visitor.ts';
import { signInText } from '@text/sign-in';
import { redirect } from 'next/navigation';
import { entryPath } from './entry.ts';
import { refusedCode } from './refused-code.ts';

/** Confirms an e-mail address by the code sent to it and goes on to sign in; the form's other button sends a new code. */
export async function confirmEmail(_: FormState, form: FormData): Promise<FormState> {
  const email = typed(form, 'email');
  if (form.get('intent') === 'resend') return sendAgain(email, form);
  try {
    const body = { email, code: typed(form, 'code') };
    await callGateway(confirm, await currentGuest(), { body });
  } catch (error) {
    return refusedCode(error, form);
  }
  await keepEmail(email);
  await leaveNotice({ tone: 'good', text: signInText.confirmed });
  redirect(entryPath('/sign-in', safePath(form.get('next'))));
}

async function sendAgain(email: string, form: FormData): Promise<FormState> {
  try {
    await callGateway(resendCode, await currentGuest(), { body: { email } });
  } catch (error) {
    return refusedBy(error, form);
  }
  await keepEmail(email);
  return { status: 'done', message: signInText.resent(email), errors: {}, values: { email } };
}
