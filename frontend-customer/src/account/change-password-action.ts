'use server';

import { changePassword } from '@eshop/contracts/api/auth';
import { type FormState, refusedBy } from '@eshop/site/forms/form-state.ts';
import { typedSecret } from '@eshop/site/forms/typed.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { accountText } from '@text/account';

/** Sets a new password for somebody who knows the current one. */
export async function changeOwnPassword(_: FormState, form: FormData): Promise<FormState> {
  const currentPassword = typedSecret(form, 'currentPassword');
  const newPassword = typedSecret(form, 'newPassword');
  try {
    await callAsVisitor(changePassword, { body: { currentPassword, newPassword } });
  } catch (error) {
    const refused = refusedBy(error, form);
    if (!refused.errors.currentPassword || !currentPassword) return refused;
    return { ...refused, errors: { ...refused.errors, currentPassword: accountText.currentPasswordWrong } };
  }
  return { status: 'done', message: accountText.passwordChanged, errors: {}, values: {} };
}
