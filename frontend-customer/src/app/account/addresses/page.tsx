import { maxSavedAddresses } from '@eshop/contracts/api/address-book';
import { requirePerson } from '@eshop/site/session/visitor.ts';
import { buttonClasses } from '@eshop/ui/button';
import { Icon } from '@eshop/ui/icon';
import { Message } from '@eshop/ui/message';
import { accountText } from '@text/account';
import type { Metadata } from 'next';
import Link from 'next/link';
import { AccountPage } from '@/account/account-page.tsx';
import { AddressCard } from '@/account/address-card.tsx';
import { readAddresses } from '@/account/read-addresses.ts';
import { ShopAway } from '@/parts/shop-away.tsx';

export const metadata: Metadata = { title: accountText.addresses, robots: { index: false } };

/** The address book. */
export default async function AddressesPage() {
  await requirePerson();
  const addresses = await readAddresses();
  if (addresses === null) return <ShopAway />;
  return (
    <AccountPage current="/account/addresses" title={accountText.addresses} lead={accountText.addressesLead}>
      {addresses.length === 0 && (
        <div className="mb-6">
          <h2 className="text-lg">{accountText.noAddresses}</h2>
          <p className="mt-1 text-soft">{accountText.noAddressesText}</p>
        </div>
      )}
      <ul>
        {addresses.map((address) => (
          <AddressCard key={address.id} address={address} />
        ))}
      </ul>
      {addresses.length < maxSavedAddresses ? (
        <Link href="/account/addresses/new" className={buttonClasses({ look: 'primary' }, 'mt-6')}>
          <Icon name="plus" />
          {accountText.newAddress}
        </Link>
      ) : (
        <Message title={accountText.bookFull} className="mt-6">
          {accountText.bookFullText(maxSavedAddresses)}
        </Message>
      )}
    </AccountPage>
  );
}
