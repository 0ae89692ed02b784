import 'server-only';
import { type Address, addressSchema } from '@eshop/contracts/address';
import { forPeople } from '@eshop/site/forms/form-state.ts';
import { checkoutRefusals } from '@text/checkout';
import { addressIn } from '@/addresses/address-in.ts';
import { savedAddresses } from '@/addresses/saved-addresses.ts';

/** The address of the form, or what is wrong with it by the name of the field. */
export type ChosenAddress =
  | { readonly address: Address; readonly typed: boolean }
  | { readonly errors: Readonly<Record<string, string>> };

/** The value of the choice "another address". */
export const otherAddress = 'other';

/** The address to deliver to: one of the address book, or the one typed. */
export async function addressChosen(form: FormData): Promise<ChosenAddress> {
  const id = form.get('addressId') ?? otherAddress;
  if (id !== otherAddress) {
    const saved = (await savedAddresses()).find((address) => address.id === id);
    return saved
      ? { address: addressSchema.parse(saved), typed: false }
      : { errors: { addressId: checkoutRefusals.addressGone } };
  }
  const { note, ...rest } = addressIn(form);
  const read = addressSchema.safeParse({ ...rest, ...(note ? { note } : {}) });
  if (read.success) return { address: read.data, typed: true };
  const faults = read.error.issues.map(({ path, message }) => [String(path[0]), forPeople(message)] as const);
  return { errors: Object.fromEntries(faults.toReversed()) };
}
