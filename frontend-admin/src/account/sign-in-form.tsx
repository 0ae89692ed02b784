'use client';

import { FormMessage } from '@eshop/site/forms/form-message.tsx';
import { PasswordField } from '@eshop/site/forms/password-field.tsx';
import { SubmitButton } from '@eshop/site/forms/submit-button.tsx';
import { useFormAction } from '@eshop/site/forms/use-form-action.ts';
import { TextField } from '@eshop/ui/field';
import { signInText } from '@text/sign-in';
import { signInHere } from './sign-in-action.ts';

/** E-mail and password. */
export function SignInForm({ next }: { next: string }) {
  const { state, send, form } = useFormAction(signInHere);
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
        defaultValue={state.values.email}
      />
      <PasswordField
        id="password"
        label={signInText.password}
        autoComplete="current-password"
        required
        error={state.errors.password}
      />
      <SubmitButton>{signInText.signIn}</SubmitButton>
    </form>
  );
}
