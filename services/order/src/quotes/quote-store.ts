import type { SqlSession } from '@eshop/kit/sql';

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
export const createQuoteStore = (sql: SqlSession) => ({
  async insert({ id, fingerprint, total, expiresAt }: KeptQuote): Promise<void> {
    await sql.$executeRaw`
      INSERT INTO quotes (id, fingerprint, total, expires_at)
      VALUES (${id}::uuid, ${fingerprint}, ${total}, ${expiresAt})`;
  },

  async find(id: string): Promise<KeptQuote | null> {
    const [row] = await sql.$queryRaw<(Omit<KeptQuote, 'total'> & { total: bigint })[]>`
      SELECT id, fingerprint, total, expires_at AS "expiresAt" FROM quotes WHERE id = ${id}::uuid`;
    return row ? { ...row, total: Number(row.total) } : null;
  },

  /** Drops at most 1,000 old quotes. */
  async prune(): Promise<void> {
    await sql.$executeRaw`
      DELETE FROM quotes WHERE id IN (
        SELECT id FROM quotes WHERE expires_at < now() - interval '1 day' LIMIT 1000
      )`;
  },
});
