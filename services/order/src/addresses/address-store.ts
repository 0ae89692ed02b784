import type { SqlSession } from '@eshop/kit/sql';
import type { AddressBook, SavedAddress } from './saved-address.ts';

/** Reads address books outside of transactions. */
export const createAddressReader = (sql: SqlSession) => ({
  of: (userId: string): Promise<AddressBook> => readBook(sql, userId),
});

/** Writes addresses inside a transaction. */
export const createAddressStore = (tx: SqlSession) => ({
  /**
   * The customer's book, which nobody else changes until the transaction ends: how many addresses there are and which one is
   * the default are rules over all of them, and an empty book has no row to lock.
   */
  async lock(userId: string): Promise<AddressBook> {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`addresses of ${userId}`}, 0))`;
    return readBook(tx, userId);
  },

  async insert(userId: string, address: SavedAddress): Promise<void> {
    const { id, label, name, phone, street, city, state, zipCode, note, isDefault, version } = address;
    await tx.$executeRaw`
      INSERT INTO addresses (id, user_id, label, name, phone, street, city, state, zip_code, note, is_default, version,
        created_at, updated_at)
      VALUES (${id}::uuid, ${userId}::uuid, ${label}, ${name}, ${phone}, ${street}, ${city}, ${state}, ${zipCode}, ${note},
        ${isDefault}, ${version}, ${address.createdAt}, ${address.updatedAt})`;
  },

  async update(address: SavedAddress): Promise<void> {
    const { id, label, name, phone, street, city, state, zipCode, note, isDefault, version } = address;
    await tx.$executeRaw`
      UPDATE addresses
      SET label = ${label}, name = ${name}, phone = ${phone}, street = ${street}, city = ${city}, state = ${state},
        zip_code = ${zipCode}, note = ${note}, is_default = ${isDefault}, version = ${version},
        updated_at = ${address.updatedAt}
      WHERE id = ${id}::uuid`;
  },

  /** The default so far gives its part up, which is a change of its own. */
  async resignDefault(userId: string, now: Date): Promise<void> {
    await tx.$executeRaw`
      UPDATE addresses SET is_default = false, version = version + 1, updated_at = ${now}
      WHERE user_id = ${userId}::uuid AND is_default`;
  },

  async delete(id: string): Promise<void> {
    await tx.$executeRaw`DELETE FROM addresses WHERE id = ${id}::uuid`;
  },
});

/** Ids are UUIDv7, so their order is that of time. */
const readBook = (session: SqlSession, userId: string): Promise<SavedAddress[]> => session.$queryRaw`
  SELECT id, label, name, phone, street, city, state, zip_code AS "zipCode", note, is_default AS "isDefault", version,
    created_at AS "createdAt", updated_at AS "updatedAt"
  FROM addresses WHERE user_id = ${userId}::uuid ORDER BY is_default DESC, id DESC`;
