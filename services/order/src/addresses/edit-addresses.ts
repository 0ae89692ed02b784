import type { CreateAddress, UpdateAddress } from '@eshop/contracts/api/address-book';
import { notFound, versionConflict } from '@eshop/kit/errors';
import type { Remember } from '@eshop/kit/idempotency';
import type { SqlExecutor } from '@eshop/kit/sql';
import { v7 as uuidv7 } from 'uuid';
import type { Context } from '../context.ts';
import {
  type AddressBook,
  changeAddress,
  heirOf,
  newAddress,
  presentAddress,
  type SavedAddress,
} from './saved-address.ts';

/** Keeps an address. @throws 409 `ADDRESS_BOOK_FULL`. */
export const addAddress = (
  context: Context,
  userId: string,
  wanted: CreateAddress,
  remember: Remember<SqlExecutor>,
): Promise<SavedAddress> =>
  context.transaction(async (tx) => {
    const now = context.now();
    const address = newAddress(await tx.addresses.lock(userId), wanted, { id: uuidv7(), now });
    if (address.isDefault) await tx.addresses.resignDefault(userId, now);
    await tx.addresses.insert(userId, address);
    await remember(tx.sql, { status: 201, body: presentAddress(address) });
    return address;
  });

/** One of the caller's addresses; with the version that was seen, when the caller sent one. */
export type Chosen = { readonly userId: string; readonly id: string; readonly seenVersion: number | null };

/** Changes an address. @throws 404, 412, 409 `INVALID_STATE`. */
export const editAddress = (
  context: Context,
  chosen: Chosen,
  changes: UpdateAddress,
): Promise<SavedAddress> =>
  context.transaction(async (tx) => {
    const now = context.now();
    const current = pick(await tx.addresses.lock(chosen.userId), chosen);
    const changed = changeAddress(current, changes, now);
    if (changed.isDefault && !current.isDefault) await tx.addresses.resignDefault(chosen.userId, now);
    await tx.addresses.update(changed);
    return changed;
  });

/** Removes an address; the newest other one takes the part of a default. @throws 404, 412. */
export const removeAddress = (context: Context, chosen: Chosen): Promise<void> =>
  context.transaction(async (tx) => {
    const book = await tx.addresses.lock(chosen.userId);
    const removed = pick(book, chosen);
    await tx.addresses.delete(removed.id);
    const heir = heirOf(book, removed);
    if (heir) await tx.addresses.update(changeAddress(heir, { isDefault: true }, context.now()));
  });

/** Other customers' addresses are not in the book, so they are as if they were not there. */
function pick(book: AddressBook, { id, seenVersion }: Chosen): SavedAddress {
  const address = book.find((one) => one.id === id);
  if (!address) throw notFound('address');
  if (seenVersion !== null && address.version !== seenVersion) throw versionConflict();
  return address;
}
