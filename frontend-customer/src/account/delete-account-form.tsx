'use client';

import { FormMessage } from '@eshop/site/forms/form-message.tsx';
import { SubmitButton } from '@eshop/site/forms/submit-button.tsx';
import { useFormAction } from '@eshop/site/forms/use-form-action.ts';
import { TextField } from '@eshop/ui/field';
import { accountText } from '@text/account';
import { deleteAccount } from './delete-account-action.ts';

/** Nothing is deleted before the address is typed. */
export function DeleteAccountForm() {
  const { state, send, form } = useFormAction(deleteAccount);
  return (
    <form ref={form} action={send} noValidate className="grid max-w-[27rem] gap-5">
      <FormMessage state={state} />
      <TextField
        id="email"
        label={accountText.deleteEmail}
        type="email"
        autoComplete="off"
        required
        error={state.errors.email}
        defaultValue={state.values.email}
      />
      <SubmitButton look="danger" className="justify-self-start">
        {accountText.deleteForGood}
      </SubmitButton>
    </form>
  );
}
