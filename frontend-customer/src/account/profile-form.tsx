'use client';

import { FormMessage } from '@eshop/site/forms/form-message.tsx';
import { SubmitButton } from '@eshop/site/forms/submit-button.tsx';
import { useFormAction } from '@eshop/site/forms/use-form-action.ts';
import { TextField } from '@eshop/ui/field';
import { accountText } from '@text/account';
import { rename } from './rename-action.ts';

/** The name can be changed, the e-mail address is shown. */
export function ProfileForm({ name, email }: { name: string; email: string }) {
  const { state, send, form } = useFormAction(rename);
  return (
    <form ref={form} action={send} noValidate className="grid max-w-[27rem] gap-5">
      <FormMessage state={state} />
      <TextField
        id="name"
        label={accountText.name}
        hint={accountText.nameHint}
        autoComplete="name"
        required
        error={state.errors.name}
        defaultValue={state.values.name ?? name}
      />
      <dl className="grid gap-1">
        <dt className="text-sm font-[600]">{accountText.email}</dt>
        <dd className="break-all">{email}</dd>
        <dd className="text-sm text-soft">{accountText.emailHint}</dd>
      </dl>
      <SubmitButton className="justify-self-start">{accountText.save}</SubmitButton>
    </form>
  );
}
