import type { SavedAddress } from '@eshop/contracts/api/address-book';
import type { AddressOption } from './address-choice.tsx';

/** An address of the address book as it is shown in the choice. */
export const addressOption = (address: SavedAddress): AddressOption => {
  const { id, label, name, street, city, state, zipCode, isDefault } = address;
  return {
    id,
    title: label ?? name,
    lines: [...(label === null ? [] : [name]), street, `${city}, ${state} ${zipCode}`],
    zipCode,
    isDefault,
  };
};
