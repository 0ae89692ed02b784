import { requirePerson } from '@eshop/site/session/visitor.ts';
import { accountText } from '@text/account';
import type { Metadata } from 'next';
import { AccountPage } from '@/account/account-page.tsx';
import { AddressForm } from '@/account/address-form.tsx';

export const metadata: Metadata = { title: accountText.newAddress, robots: { index: false } };

/** Keeping an address. */
export default async function NewAddressPage() {
  await requirePerson();
  return (
    <AccountPage current="/account/addresses" title={accountText.newAddress}>
      <AddressForm formKey={crypto.randomUUID()} />
    </AccountPage>
  );
}
