import type { DatabaseOptions } from '@eshop/kit/config';
import type { Metrics } from '@eshop/kit/metrics';
import { observeAdapter, shareConnections } from '@eshop/kit/sql';
import { openMariaDb } from '@eshop/kit/sql/mariadb';
import { PrismaMariaDb } from '@prisma/adapter-mariadb';
import { PrismaClient } from '../generated/prisma/client.ts';

/** What a transaction reads: after waiting for a row's lock it must see what the other one wrote, not its own older snapshot. */
export const readCommitted = { isolationLevel: 'ReadCommitted' } as const;

/**
 * Opens the database lazily: `sql` for what each event does, where Prisma would cost several times the statement itself, and
 * Prisma for all else, on the same connections.
 */
export function openDatabase({ url, poolSize }: DatabaseOptions, metrics: Metrics) {
  const sql = openMariaDb({ url, poolSize, metrics });
  // The adapter's types are those of an older release of the driver, whose pools work alike.
  const pool = sql.pool as unknown as ConstructorParameters<typeof PrismaMariaDb>[0];
  const adapter = new PrismaMariaDb(pool, { useTextProtocol: true });
  return shareConnections(sql, new PrismaClient({ adapter: observeAdapter(adapter) }));
}
