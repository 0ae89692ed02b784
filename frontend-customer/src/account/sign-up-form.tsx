'use client';

import { FormMessage } from '@eshop/site/forms/form-message.tsx';
import { PasswordField } from '@eshop/site/forms/password-field.tsx';
import { SubmitButton } from '@eshop/site/forms/submit-button.tsx';
import { useFormAction } from '@eshop/site/forms/use-form-action.ts';
import { TextField } from '@eshop/ui/field';
import { signInText } from '@text/sign-in';
import Link from 'next/link';
import { entryPath } from './entry.ts';
import { signUpHere } from './sign-up-action.ts';

/** What an account is made of: a name, an address, a password. */
export function SignUpForm({ next }: { next: string }) {
  const { state, send, form } = useFormAction(signUpHere);
  const taken = state.errors.email === signInText.emailTaken;
  return (
    <form ref={form} action={send} noValidate className="grid gap-5">
      <FormMessage state={state} />
      <input type="hidden" name="next" value={next} />
      <TextField
        id="name"
        label={signInText.name}
        hint={signInText.nameHint}
        autoComplete="name"
        required
        error={state.errors.name}
        defaultValue={state.values.name}
      />
      <TextField
        id="email"
        label={signInText.email}
        type="email"
        autoComplete="username"
        required
        error={state.errors.email}
        hint={
          taken && (
            <Link href={entryPath('/sign-in', next)} className="inline-block py-1 font-[600] text-ink">
              {signInText.emailTakenSignIn}
            </Link>
          )
        }
        defaultValue={state.values.email}
      />
      <PasswordField
        id="password"
        label={signInText.password}
        hint={signInText.passwordRules}
        autoComplete="new-password"
        required
        error={state.errors.password}
      />
      <SubmitButton size="large" className="justify-self-start">
        {signInText.signUp}
      </SubmitButton>
    </form>
  );
}
