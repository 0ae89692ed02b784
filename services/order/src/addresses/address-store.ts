import type { Prisma, PrismaClient } from '../../generated/prisma/client.ts';
import type { AddressBook, SavedAddress } from './saved-address.ts';

/** Reads address books outside of transactions. */
export const createAddressReader = (database: PrismaClient) => ({
  of: (userId: string): Promise<AddressBook> => readBook(database, userId),
});

/** Writes addresses inside a transaction. */
export const createAddressStore = (tx: Prisma.TransactionClient) => ({
  /**
   * The customer's book, which nobody else changes until the transaction ends: how many addresses there are and which one is
   * the default are rules over all of them, and an empty book has no row to lock.
   */
  async lock(userId: string): Promise<AddressBook> {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`addresses of ${userId}`}, 0))`;
    return readBook(tx, userId);
  },

  async insert(userId: string, address: SavedAddress): Promise<void> {
    await tx.address.createMany({ data: [{ userId, ...address }] });
  },

  async update({ id, ...changed }: SavedAddress): Promise<void> {
    await tx.address.updateMany({ where: { id }, data: changed });
  },

  /** The default so far gives its part up, which is a change of its own. */
  async resignDefault(userId: string, now: Date): Promise<void> {
    await tx.address.updateMany({
      where: { userId, isDefault: true },
      data: { isDefault: false, version: { increment: 1 }, updatedAt: now },
    });
  },

  async delete(id: string): Promise<void> {
    await tx.address.deleteMany({ where: { id } });
  },
});

/** Ids are UUIDv7, so their order is that of time. */
async function readBook(database: Pick<PrismaClient, 'address'>, userId: string): Promise<AddressBook> {
  return database.address.findMany({
    where: { userId },
    omit: { userId: true },
    orderBy: [{ isDefault: 'desc' }, { id: 'desc' }],
  });
}
