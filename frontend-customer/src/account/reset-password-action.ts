'use server';

import { resetPassword } from '@eshop/contracts/api/auth';
import type { FormState } from '@eshop/site/forms/form-state.ts';
import { typed, typedSecret } from '@eshop/site/forms/typed.ts';
import { callGateway } from '@eshop/site/gateway/request.ts';
import { keepEmail } from '@eshop/site/session/kept-email.ts';
import { leaveNotice } from '@eshop/site/session/notice.ts';
import { safePath } from '@eshop/site/session/safe-path.ts';
import { currentGuest } from '@eshop/site/session/visitor.ts';
import { signInText } from '@text/sign-in';
import { redirect } from 'next/navigation';
import { entryPath } from './entry.ts';
import { refusedCode } from './refused-code.ts';

/** Sets a new password by the code sent, and goes on to sign in with it. */
export async function setNewPassword(_: FormState, form: FormData): Promise<FormState> {
  const email = typed(form, 'email');
  try {
    const body = { email, code: typed(form, 'code'), password: typedSecret(form, 'password') };
    await callGateway(resetPassword, await currentGuest(), { body });
  } catch (error) {
    return refusedCode(error, form);
  }
  await keepEmail(email);
  await leaveNotice({ tone: 'good', text: signInText.passwordSet });
  redirect(entryPath('/sign-in', safePath(form.get('next'))));
}
