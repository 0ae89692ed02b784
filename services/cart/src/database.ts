import type { DatabaseOptions } from '@eshop/kit/config';
import type { Metrics } from '@eshop/kit/metrics';
import { observeAdapter, shareConnections } from '@eshop/kit/sql';
import { openMariaDb } from '@eshop/kit/sql/mariadb';
import { PrismaMariaDb } from '@prisma/adapter-mariadb';
import { PrismaClient } from '../generated/prisma/client.ts';

/**
 * Opens MySQL lazily. It is behind the requests, never before them: a short wait for a connection. `sql` is for what goes on
 * all the time, where Prisma would cost several times the statement itself; both work on the same connections.
 */
export function openDatabase({ url, poolSize }: DatabaseOptions, metrics: Metrics) {
  const patience = { connectMilliseconds: 1_000, waitMilliseconds: 1_500, silenceMilliseconds: 5_000 };
  const sql = openMariaDb({ url, poolSize, metrics, ...patience });
  // The adapter's types are those of an older release of the driver, whose pools work alike.
  const pool = sql.pool as unknown as ConstructorParameters<typeof PrismaMariaDb>[0];
  const adapter = new PrismaMariaDb(pool, { useTextProtocol: true });
  return shareConnections(sql, new PrismaClient({ adapter: observeAdapter(adapter) }));
}
