'use server';

import { forgotPassword } from '@eshop/contracts/api/auth';
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

/** Has a code for a new password sent. What is said is the same whether there is such an account or not. */
export async function sendResetCode(_: FormState, form: FormData): Promise<FormState> {
  const email = typed(form, 'email');
  try {
    await callGateway(forgotPassword, await currentGuest(), { body: { email } });
  } catch (error) {
    return refusedBy(error, form);
  }
  await keepEmail(email);
  await leaveNotice({ tone: 'good', text: signInText.codeSent(email) });
  redirect(entryPath('/reset-password', safePath(form.get('next'))));
}
