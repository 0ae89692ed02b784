'use server';

import { changePassword } from '@eshop/contracts/api/auth';
import { accountText } from '@text/account';
import { type FormState, refusedBy } from '@/forms/form-state.ts';
import { typedSecret } from '@/forms/typed.ts';
import { callAsVisitor } from '@/session/visitor.ts';

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
