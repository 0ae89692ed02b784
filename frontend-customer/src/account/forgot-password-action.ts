'use server';

import { forgotPassword } from '@eshop/contracts/api/auth';
import { signInText } from '@text/sign-in';
import { redirect } from 'next/navigation';
import { type FormState, refusedBy } from '@/forms/form-state.ts';
import { typed } from '@/forms/typed.ts';
import { callGateway } from '@/gateway/request.ts';
import { keepEmail } from '@/session/kept-email.ts';
import { leaveNotice } from '@/session/notice.ts';
import { safePath } from '@/session/safe-path.ts';
import { currentGuest } from '@/session/visitor.ts';
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
