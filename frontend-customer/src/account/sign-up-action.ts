'use server';

import { signUp } from '@eshop/contracts/api/auth';
import { type FormState, refusedBecause, refusedBy } from '@eshop/site/forms/form-state.ts';
import { typed, typedSecret } from '@eshop/site/forms/typed.ts';
import { isProblem } from '@eshop/site/gateway/gateway-problem.ts';
import { callGateway } from '@eshop/site/gateway/request.ts';
import { keepEmail } from '@eshop/site/session/kept-email.ts';
import { leaveNotice } from '@eshop/site/session/notice.ts';
import { safePath } from '@eshop/site/session/safe-path.ts';
import { currentGuest } from '@eshop/site/session/visitor.ts';
import { signInText } from '@text/sign-in';
import { redirect } from 'next/navigation';
import { entryPath } from './entry.ts';

/** Makes an account and goes on to confirm its address. The password is kept nowhere: it is asked for at signing in. */
export async function signUpHere(_: FormState, form: FormData): Promise<FormState> {
  const email = typed(form, 'email');
  const next = safePath(form.get('next'));
  let confirmed: boolean;
  try {
    const body = { email, name: typed(form, 'name'), password: typedSecret(form, 'password') };
    ({ confirmed } = await callGateway(signUp, await currentGuest(), { body }));
  } catch (error) {
    if (!isProblem(error, 'EMAIL_TAKEN')) return refusedBy(error, form);
    await keepEmail(email);
    return refusedBecause(form, { email: signInText.emailTaken });
  }
  await keepEmail(email);
  if (!confirmed) redirect(entryPath('/confirm', next));
  await leaveNotice({ tone: 'good', text: signInText.accountMade });
  redirect(entryPath('/sign-in', next));
}
