import type { Address } from '@eshop/contracts';
import {
  type CreateAddress,
  maxSavedAddresses,
  type SavedAddress as SavedAddressAnswer,
  type UpdateAddress,
} from '@eshop/contracts/api/address-book';
import { problems } from '@eshop/contracts/problem';
import { invalidState, refusal } from '@eshop/kit/errors';

/** An address that a customer keeps. */
export type SavedAddress = Omit<Address, 'note'> & {
  readonly id: string;
  readonly label: string | null;
  readonly note: string | null;
  readonly isDefault: boolean;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

/** All addresses of one customer, the default first, then the newest. */
export type AddressBook = readonly SavedAddress[];

/**
 * A new address for the book. The first one is the default whatever was asked.
 * @throws 409 `ADDRESS_BOOK_FULL`
 */
export function newAddress(
  book: AddressBook,
  { label = null, note, isDefault, ...address }: CreateAddress,
  { id, now }: { id: string; now: Date },
): SavedAddress {
  if (book.length >= maxSavedAddresses) {
    throw refusal(problems.ADDRESS_BOOK_FULL, `${maxSavedAddresses} addresses are kept: remove one first`);
  }
  return {
    ...address,
    id,
    label,
    note: note || null,
    isDefault: isDefault || book.length === 0,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
}

/**
 * The address with changes. The part of the default is handed over by giving it to another one.
 * @throws 409 `INVALID_STATE` when the default would give its part up
 */
export function changeAddress(saved: SavedAddress, changes: UpdateAddress, now: Date): SavedAddress {
  if (saved.isDefault && changes.isDefault === false) {
    throw invalidState('the default address stays so until another one is made the default');
  }
  return {
    ...saved,
    label: changes.label === undefined ? saved.label : changes.label,
    name: changes.name ?? saved.name,
    phone: changes.phone ?? saved.phone,
    street: changes.street ?? saved.street,
    city: changes.city ?? saved.city,
    state: changes.state ?? saved.state,
    zipCode: changes.zipCode ?? saved.zipCode,
    note: changes.note === undefined ? saved.note : changes.note || null,
    isDefault: changes.isDefault ?? saved.isDefault,
    version: saved.version + 1,
    updatedAt: now,
  };
}

/** Who takes the part of a default that is removed: the newest of the others. */
export const heirOf = (book: AddressBook, removed: SavedAddress): SavedAddress | undefined =>
  removed.isDefault ? book.find(({ id }) => id !== removed.id) : undefined;

/** A kept address as its owner sees it. */
export const presentAddress = ({
  note,
  createdAt,
  updatedAt,
  ...saved
}: SavedAddress): SavedAddressAnswer => ({
  ...saved,
  ...(note === null ? {} : { note }),
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});
