import type { SavedAddress } from '@eshop/contracts/api/address-book';
import { Badge } from '@eshop/ui/message';
import { accountText } from '@text/account';
import { AddressButtons } from './address-buttons.tsx';

/** A kept address as it stands on a parcel. */
export function AddressCard({ address }: { address: SavedAddress }) {
  const { id, label, name, street, city, state, zipCode, phone, note, isDefault } = address;
  const title = label ?? street;
  return (
    <li className="border-b border-line py-6 first:pt-0">
      <h2 className="flex flex-wrap items-center gap-x-3 gap-y-1 text-lg break-words">
        {title}
        {isDefault && <Badge>{accountText.isDefault}</Badge>}
      </h2>
      <address className="mt-1.5 break-words not-italic">
        {name}
        <br />
        {street}
        <br />
        {city}, {state} {zipCode}
        <br />
        <span className="text-soft">{phone}</span>
      </address>
      {note && <p className="mt-1.5 text-sm break-words whitespace-pre-line text-soft">{note}</p>}
      <AddressButtons id={id} name={title} isDefault={isDefault} />
    </li>
  );
}
