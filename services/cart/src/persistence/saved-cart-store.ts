import { isTransient, unavailable } from '@eshop/kit/errors';
import type { SqlSession } from '@eshop/kit/sql';
import type { PrismaClient } from '../../generated/prisma/client.ts';
import type { Cart } from '../carts/cart.ts';
import { within } from '../redis/deadline.ts';

/** A cart on its way to MySQL: its document as text, the time (ms) of its change, and when a guest's cart ends. */
export type CartToSave = {
  readonly owner: string;
  readonly document: string;
  readonly stamp: number;
  readonly expiresAt: Date | null;
};

export type SavedCarts = ReturnType<typeof createSavedCarts>;

type Options = { readonly sql: SqlSession; readonly database: PrismaClient; readonly now: () => Date };

const restMilliseconds = 1_000;
const pruneAtOnce = 1_000;

/** Where a request can do without the answer it does not wait for it any longer. */
const soonMilliseconds = 300;

/** Copies of carts in MySQL. After a failure it is left alone for a second, so that requests do not queue up for it. */
export function createSavedCarts({ sql, database, now }: Options) {
  let restsUntil = 0;

  async function asked<Result>(query: () => Promise<Result>): Promise<Result> {
    if (performance.now() < restsUntil) throw unavailable('saved carts', restMilliseconds / 1_000);
    try {
      return await query();
    } catch (error) {
      if (!isTransient(error)) throw error;
      restsUntil = performance.now() + restMilliseconds;
      throw unavailable('saved carts', restMilliseconds / 1_000, error);
    }
  }

  return {
    /** @throws 503 while MySQL is away. */
    async find(owner: string): Promise<Cart | null> {
      const row = await asked(() =>
        database.savedCart.findUnique({ where: { owner }, select: { document: true, expiresAt: true } }),
      );
      if (!row || (row.expiresAt && row.expiresAt <= now())) return null;
      // Written by `save`.
      return JSON.parse(row.document) as Cart;
    },

    /** The copy if it is of a later change than that of this stamp (ms). @throws 503 while MySQL is away or slow. */
    async findLater(owner: string, stamp: number): Promise<Cart | null> {
      const [row] = await asked(() =>
        within(
          soonMilliseconds,
          sql.$queryRaw<{ document: string }[]>`SELECT document FROM carts
            WHERE owner = ${owner} AND stamp > ${stamp} AND (expires_at IS NULL OR expires_at > ${now()})`,
        ),
      );
      return row ? (JSON.parse(row.document) as Cart) : null;
    },

    /** Keeps each cart unless a newer copy is there. */
    async save(carts: readonly CartToSave[]): Promise<void> {
      if (carts.length === 0) return;
      const values = carts.flatMap(({ owner, document, stamp, expiresAt }) => [
        owner,
        stamp,
        document,
        expiresAt,
      ]);
      // Assignments run from left to right: the stamp is compared until it is set itself.
      const newer = (column: string) => `${column} = IF(VALUES(stamp) > stamp, VALUES(${column}), ${column})`;
      await asked(() =>
        sql.$executeRawUnsafe(
          `INSERT INTO carts (owner, stamp, document, expires_at)
           VALUES ${carts.map(() => '(?, ?, ?, ?)').join(', ')}
           ON DUPLICATE KEY UPDATE ${['document', 'expires_at', 'stamp'].map(newer).join(', ')}`,
          ...values,
        ),
      );
    },

    /** Drops guests' carts whose time is over, a bounded number at a time. */
    async prune(): Promise<void> {
      await asked(() => sql.$executeRaw`DELETE FROM carts WHERE expires_at < ${now()} LIMIT ${pruneAtOnce}`);
    },

    /** Resolves when MySQL answers. */
    ping: () => sql.$queryRaw`SELECT 1`,
  };
}
