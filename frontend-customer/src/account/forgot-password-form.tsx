'use client';

import { FormMessage } from '@eshop/site/forms/form-message.tsx';
import { SubmitButton } from '@eshop/site/forms/submit-button.tsx';
import { useFormAction } from '@eshop/site/forms/use-form-action.ts';
import { TextField } from '@eshop/ui/field';
import { signInText } from '@text/sign-in';
import { sendResetCode } from './forgot-password-action.ts';

/** Where to send a code for a new password. */
export function ForgotPasswordForm({ email, next }: { email: string; next: string }) {
  const { state, send, form } = useFormAction(sendResetCode);
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
      <SubmitButton size="large" className="justify-self-start">
        {signInText.sendCode}
      </SubmitButton>
    </form>
  );
}
