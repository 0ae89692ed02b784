'use client';

import { FormMessage } from '@eshop/site/forms/form-message.tsx';
import { SubmitButton } from '@eshop/site/forms/submit-button.tsx';
import { useFormAction } from '@eshop/site/forms/use-form-action.ts';
import { TextField } from '@eshop/ui/field';
import { signInText } from '@text/sign-in';
import { CodeField } from './code-field.tsx';
import { confirmEmail } from './confirm-action.ts';

/** The code from the e-mail, or a new one. */
export function ConfirmForm({ email, next }: { email: string; next: string }) {
  const { state, send, form } = useFormAction(confirmEmail);
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
      <SubmitButton size="large" className="justify-self-start">
        {signInText.confirm}
      </SubmitButton>
      <div className="grid justify-items-start gap-2 border-t border-line pt-5">
        <SubmitButton name="intent" value="resend" look="secondary" aria-describedby="resend-limit">
          {signInText.resend}
        </SubmitButton>
        <p id="resend-limit" className="text-sm text-soft">
          {signInText.resendLimit}
        </p>
      </div>
    </form>
  );
}
