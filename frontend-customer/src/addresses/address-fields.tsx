import type { FormState } from '@eshop/site/forms/form-state.ts';
import { formText } from '@eshop/site/text/forms.ts';
import { TextArea, TextField } from '@eshop/ui/field';
import { addressText } from '@text/addresses';
import type { TypedAddress } from './address-in.ts';

/** The fields of an address; `addressIn` reads them. What was typed before a refusal is there again. */
export function AddressFields({
  state,
  prefix = '',
  address,
}: {
  state: FormState;
  /** Keeps ids apart where a page has several of these. */
  prefix?: string;
  /** What stands in the fields at first. */
  address?: Partial<TypedAddress>;
}) {
  const field = (name: keyof TypedAddress) => ({
    id: `${prefix}${name}`,
    name,
    label: addressText[name],
    error: state.errors[name],
    defaultValue: state.values[name] ?? address?.[name] ?? '',
  });
  return (
    <div className="grid items-start gap-4 sm:grid-cols-6">
      <TextField {...field('name')} className="sm:col-span-3" autoComplete="name" />
      <TextField
        {...field('phone')}
        className="sm:col-span-3"
        type="tel"
        autoComplete="tel"
        hint={addressText.phoneHint}
      />
      <TextField {...field('street')} className="sm:col-span-6" autoComplete="street-address" />
      <TextField {...field('city')} className="sm:col-span-3" autoComplete="address-level2" />
      <TextField {...field('state')} className="sm:col-span-1" autoComplete="address-level1" />
      <TextField
        {...field('zipCode')}
        className="sm:col-span-2"
        inputMode="numeric"
        autoComplete="postal-code"
        hint={addressText.zipCodeHint}
      />
      <TextArea
        {...field('note')}
        className="sm:col-span-6"
        optional={formText.optional}
        hint={addressText.noteHint}
        rows={2}
      />
    </div>
  );
}
