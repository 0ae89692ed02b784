import type { PrismaClient } from '../../generated/prisma/client.ts';

/** What is kept of a quote: enough to tell whether it still holds. */
export type KeptQuote = {
  readonly id: string;
  readonly fingerprint: string;
  /** Minor units. */
  readonly total: number;
  readonly expiresAt: Date;
};

export type QuoteStore = ReturnType<typeof createQuoteStore>;

/** Quotes, kept for a day after they expire so that an equal one still holds, then dropped. */
export const createQuoteStore = (database: PrismaClient) => ({
  async insert(quote: KeptQuote): Promise<void> {
    await database.quote.createMany({ data: [{ ...quote, total: BigInt(quote.total) }] });
  },

  async find(id: string): Promise<KeptQuote | null> {
    const row = await database.quote.findUnique({ where: { id } });
    return row ? { ...row, total: Number(row.total) } : null;
  },

  /** Drops at most 1,000 old quotes. */
  async prune(): Promise<void> {
    await database.$executeRaw`
      DELETE FROM quotes WHERE id IN (
        SELECT id FROM quotes WHERE expires_at < now() - interval '1 day' LIMIT 1000
      )`;
  },
});
