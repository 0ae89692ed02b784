import { requirePerson } from '@eshop/site/session/visitor.ts';
import { accountText } from '@text/account';
import type { Metadata } from 'next';
import { AccountPage } from '@/account/account-page.tsx';
import { AddressForm } from '@/account/address-form.tsx';
import { readAddresses } from '@/account/read-addresses.ts';
import { NotHere } from '@/parts/not-here.tsx';
import { ShopAway } from '@/parts/shop-away.tsx';

export const metadata: Metadata = { title: accountText.editAddress, robots: { index: false } };

/** Changing a kept address. */
export default async function EditAddressPage({ params }: { params: Promise<{ id: string }> }) {
  await requirePerson();
  const [{ id }, addresses] = await Promise.all([params, readAddresses()]);
  if (addresses === null) return <ShopAway />;
  const address = addresses.find((kept) => kept.id === id);
  if (!address) return <NotHere />;
  return (
    <AccountPage current="/account/addresses" title={accountText.editAddress}>
      <AddressForm address={address} />
    </AccountPage>
  );
}
