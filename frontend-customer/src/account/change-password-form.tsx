'use client';

import { FormMessage } from '@eshop/site/forms/form-message.tsx';
import { PasswordField } from '@eshop/site/forms/password-field.tsx';
import { SubmitButton } from '@eshop/site/forms/submit-button.tsx';
import { useFormAction } from '@eshop/site/forms/use-form-action.ts';
import { accountText } from '@text/account';
import { signInText } from '@text/sign-in';
import { changeOwnPassword } from './change-password-action.ts';

/** The current password, and a new one. The address is there for password managers, which file the new one under it. */
export function ChangePasswordForm({ email }: { email: string }) {
  const { state, send, form } = useFormAction(changeOwnPassword);
  return (
    <form ref={form} action={send} noValidate className="grid max-w-[27rem] gap-5">
      <FormMessage state={state} />
      <input type="text" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        id="currentPassword"
        label={accountText.currentPassword}
        autoComplete="current-password"
        required
        error={state.errors.currentPassword}
      />
      <PasswordField
        id="newPassword"
        label={accountText.newPassword}
        hint={signInText.passwordRules}
        autoComplete="new-password"
        required
        error={state.errors.newPassword}
      />
      <SubmitButton className="justify-self-start">{accountText.changePassword}</SubmitButton>
    </form>
  );
}
