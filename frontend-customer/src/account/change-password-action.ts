'use server';

import { changePassword } from '@eshop/contracts/api/auth';
import { accountText } from '@text/account';
import { type FormState, refusedBy } from '@/forms/form-state.ts';
import { typedSecret } from '@/forms/typed.ts';
import { callAsVisitor } from '@/session/visitor.ts';

/** Sets a new password for somebody who knows the current one. */
export async function changeOwnPassword(_: FormState, form: FormData): Promise<FormState> {
  try {
    await callAsVisitor(changePassword, {
      body: {
        currentPassword: typedSecret(form, 'currentPassword'),
        newPassword: typedSecret(form, 'newPassword'),
      },
    });
  } catch (error) {
    return refusedBy(error, form);
  }
  return { status: 'done', message: accountText.passwordChanged, errors: {}, values: {} };
}
