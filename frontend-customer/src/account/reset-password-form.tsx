'use client';

import { FormMessage } from '@eshop/site/forms/form-message.tsx';
import { PasswordField } from '@eshop/site/forms/password-field.tsx';
import { SubmitButton } from '@eshop/site/forms/submit-button.tsx';
import { useFormAction } from '@eshop/site/forms/use-form-action.ts';
import { TextField } from '@eshop/ui/field';
import { signInText } from '@text/sign-in';
import { CodeField } from './code-field.tsx';
import { setNewPassword } from './reset-password-action.ts';

/** The code that was mailed, and the new password. */
export function ResetPasswordForm({ email, next }: { email: string; next: string }) {
  const { state, send, form } = useFormAction(setNewPassword);
  return (
    <form ref={form} action={send} noValidate className="grid gap-5">
      <FormMessage state={state} />
      <input type="hidden" name="next" value={next} />
      <TextField
        id="email"
        label={signInText.email}
        type="email"
        autoComplete="username"
        required
        error={state.errors.email}
        defaultValue={state.values.email ?? email}
      />
      <CodeField error={state.errors.code} />
      <PasswordField
        id="password"
        label={signInText.newPassword}
        hint={signInText.passwordRules}
        autoComplete="new-password"
        required
        error={state.errors.password}
      />
      <SubmitButton size="large" className="justify-self-start">
        {signInText.resetPassword}
      </SubmitButton>
    </form>
  );
}
