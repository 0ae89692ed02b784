import { Badge } from '@eshop/ui/message';
import { checkoutText } from '@text/checkout';
import { AddressFields } from '@/addresses/address-fields.tsx';
import type { CheckoutState } from './checkout-state.ts';

/** An address of the address book, as it is shown in the choice. */
export type AddressOption = {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly zipCode: string;
  readonly isDefault: boolean;
};

/** The value of the choice "another address". */
const other = 'other';

/** Where to: one of the addresses kept, or another one. Which fields are shown needs no scripts. */
export function AddressChoice({
  addresses,
  name,
  state,
}: {
  addresses: readonly AddressOption[];
  name: string;
  state: CheckoutState;
}) {
  const chosen = state.values.addressId ?? addresses[0]?.id ?? other;
  const fields = (
    <>
      <AddressFields state={state} address={{ name }} />
      <label className="flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          name="save"
          defaultChecked={state.status === 'idle' ? addresses.length === 0 : 'save' in state.values}
          className="size-5 accent-ink"
        />
        {checkoutText.save}
      </label>
    </>
  );
  return (
    <section
      aria-labelledby="address"
      className="group grid gap-4 rounded-lg border border-line bg-surface p-5 sm:p-6"
    >
      <h2 id="address" className="text-xl">
        {checkoutText.address}
      </h2>
      {addresses.length === 0 ? (
        fields
      ) : (
        <>
          <fieldset>
            <legend className="sr-only">{checkoutText.savedAddresses}</legend>
            <div className="grid gap-3 sm:grid-cols-2">
              {addresses.map((address) => (
                <Option key={address.id} address={address} checked={chosen === address.id} />
              ))}
              <label className={optionClasses}>
                <input
                  id="address-other"
                  type="radio"
                  name="addressId"
                  value={other}
                  defaultChecked={chosen === other}
                  className="mt-0.5 size-5 shrink-0 accent-ink"
                />
                <span className="font-[620]">{checkoutText.otherAddress}</span>
              </label>
            </div>
            {state.errors.addressId && (
              <p className="mt-2 text-sm font-[550] text-bad">{state.errors.addressId}</p>
            )}
          </fieldset>
          <div className="hidden gap-4 group-has-[#address-other:checked]:grid">{fields}</div>
        </>
      )}
    </section>
  );
}

const optionClasses =
  'flex min-h-11 items-start gap-3 rounded-md border border-edge p-3.5 has-checked:border-ink has-checked:bg-sunken has-checked:ring-1 has-checked:ring-ink';

function Option({ address, checked }: { address: AddressOption; checked: boolean }) {
  return (
    <label className={optionClasses}>
      <input
        type="radio"
        name="addressId"
        value={address.id}
        data-zip-code={address.zipCode}
        defaultChecked={checked}
        className="mt-0.5 size-5 shrink-0 accent-ink"
      />
      <span className="min-w-0">
        <span className="flex flex-wrap items-center gap-2 font-[620]">
          {address.title}
          {address.isDefault && <Badge>{checkoutText.defaultAddress}</Badge>}
        </span>
        {address.lines.map((line) => (
          <span key={line} className="block text-sm text-soft">
            {line}
          </span>
        ))}
      </span>
    </label>
  );
}
