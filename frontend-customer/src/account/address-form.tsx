'use client';

import type { SavedAddress } from '@eshop/contracts/api/address-book';
import { FormMessage } from '@eshop/site/forms/form-message.tsx';
import { SubmitButton } from '@eshop/site/forms/submit-button.tsx';
import { useFormAction } from '@eshop/site/forms/use-form-action.ts';
import { formText } from '@eshop/site/text/forms.ts';
import { buttonClasses } from '@eshop/ui/button';
import { TextField } from '@eshop/ui/field';
import { accountText } from '@text/account';
import Link from 'next/link';
import { AddressFields } from '@/addresses/address-fields.tsx';
import { saveAddress } from './save-address-action.ts';

/** A new address, or a kept one to change. `formKey` tells one new address from another. */
export function AddressForm({ address, formKey }: { address?: SavedAddress; formKey?: string }) {
  const { state, send, form } = useFormAction(saveAddress);
  return (
    <form ref={form} action={send} noValidate className="grid gap-5">
      <FormMessage state={state} />
      <input type="hidden" name="id" value={address?.id ?? ''} />
      <input type="hidden" name="version" value={address?.version ?? ''} />
      <input type="hidden" name="key" value={formKey ?? ''} />
      <TextField
        id="label"
        label={accountText.label}
        hint={accountText.labelHint}
        optional={formText.optional}
        autoComplete="off"
        error={state.errors.label}
        defaultValue={state.values.label ?? address?.label ?? ''}
        className="sm:w-1/2"
      />
      <AddressFields
        state={state}
        {...(address ? { address: { ...address, note: address.note ?? '' } } : {})}
      />
      {address?.isDefault ? (
        <p className="text-sm text-soft">{accountText.staysDefault}</p>
      ) : (
        <label className="flex min-h-11 items-center gap-3 justify-self-start">
          <input
            type="checkbox"
            name="isDefault"
            defaultChecked={state.values.isDefault !== undefined}
            className="size-5 accent-accent"
          />
          {accountText.defaultAddress}
        </label>
      )}
      <div className="flex flex-wrap gap-3">
        <SubmitButton>{accountText.saveAddress}</SubmitButton>
        <Link href="/account/addresses" className={buttonClasses({ look: 'quiet' })}>
          {accountText.cancel}
        </Link>
      </div>
    </form>
  );
}
