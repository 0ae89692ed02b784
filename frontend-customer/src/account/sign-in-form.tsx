'use client';

import { FormMessage } from '@eshop/site/forms/form-message.tsx';
import { PasswordField } from '@eshop/site/forms/password-field.tsx';
import { SubmitButton } from '@eshop/site/forms/submit-button.tsx';
import { useFormAction } from '@eshop/site/forms/use-form-action.ts';
import { TextField } from '@eshop/ui/field';
import { signInText } from '@text/sign-in';
import Link from 'next/link';
import { entryPath } from './entry.ts';
import { signInHere } from './sign-in-action.ts';

/** E-mail and password. */
export function SignInForm({ email, next }: { email: string; next: string }) {
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
        defaultValue={state.values.email ?? email}
      />
      <PasswordField
        id="password"
        label={signInText.password}
        autoComplete="current-password"
        required
        error={state.errors.password}
      />
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <SubmitButton size="large">{signInText.signIn}</SubmitButton>
        <Link href={entryPath('/forgot-password', next)} className="py-2.5 text-sm font-[600]">
          {signInText.forgotten}
        </Link>
      </div>
    </form>
  );
}
