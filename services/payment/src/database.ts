import type { DatabaseOptions } from '@eshop/kit/config';
import type { Metrics } from '@eshop/kit/metrics';
import { mysqlSettings, observeAdapter } from '@eshop/kit/sql';
import { PrismaMariaDb } from '@prisma/adapter-mariadb';
import { PrismaClient } from '../generated/prisma/client.ts';

/**
 * What a transaction reads: after waiting for a row's lock it must see what the other one wrote, not its own older snapshot.
 * Set for each transaction, since the driver leaves a rejection unhandled when a connection is cut in its first commands.
 */
export const readCommitted = { isolationLevel: 'ReadCommitted' } as const;

/** Opens the database lazily. */
export function openDatabase({ url, poolSize }: DatabaseOptions, metrics: Metrics): PrismaClient {
  const adapter = new PrismaMariaDb({
    ...mysqlSettings(url),
    connectionLimit: poolSize,
    minimumIdle: 1,
    connectTimeout: 2_000,
    acquireTimeout: 2_000,
    // A half-open connection is given up; no statement here runs for as long.
    socketTimeout: 8_000,
  });
  return new PrismaClient({ adapter: observeAdapter(adapter, { metrics, poolSize }) });
}
