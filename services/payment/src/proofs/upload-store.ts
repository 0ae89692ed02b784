import { inTransaction } from '@eshop/kit/sql';
import type { Prisma, PrismaClient } from '../../generated/prisma/client.ts';
import { readCommitted } from '../database.ts';

/**
 * Notes of files that are put into the bucket before their payment is stored. A note is written before the file and dropped
 * with the payment's transaction: a file whose note stays is nobody's and is deleted when the note is due.
 */
export const createUploadQueue = (database: PrismaClient) => ({
  async begin(objectKey: string, dueAt: Date): Promise<void> {
    await database.upload.createMany({ data: [{ objectKey, dueAt }] });
  },

  /** Nothing became of the upload: its file may be deleted from `dueAt` on. Does nothing once its payment is stored. */
  async abandon(objectKey: string, dueAt: Date): Promise<void> {
    await database.upload.updateMany({ where: { objectKey }, data: { dueAt } });
  },

  /**
   * Takes overdue uploads to delete their files, oldest first: from now on no payment can be stored with them. They come up
   * again at `againAt`, should their files not be deleted by then.
   */
  async giveUpOverdue(now: Date, againAt: Date, limit: number): Promise<string[]> {
    const giveUp = async (tx: Prisma.TransactionClient) => {
      const rows = await tx.$queryRaw<{ object_key: string }[]>`
        SELECT object_key FROM uploads WHERE due_at <= ${now} ORDER BY due_at LIMIT ${limit}
        FOR UPDATE SKIP LOCKED`;
      const keys = rows.map(({ object_key }) => object_key);
      await tx.upload.updateMany({
        where: { objectKey: { in: keys } },
        data: { givenUp: true, dueAt: againAt },
      });
      return keys;
    };
    return inTransaction(database, giveUp, readCommitted);
  },

  /** The file is deleted. */
  async forget(objectKey: string): Promise<void> {
    await database.upload.deleteMany({ where: { objectKey } });
  },

  /** How many files are in the bucket without a payment. */
  count: (): Promise<number> => database.upload.count(),
});

/** Uploads inside the transaction of their payment. */
export const createUploadStore = (tx: Prisma.TransactionClient) => ({
  /** The file is the payment's now. False when it was given up before: then no payment may be stored with it. */
  async finish(objectKey: string): Promise<boolean> {
    const { count } = await tx.upload.deleteMany({ where: { objectKey, givenUp: false } });
    return count > 0;
  },
});
