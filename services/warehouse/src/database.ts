import type { DatabaseOptions } from '@eshop/kit/config';
import type { Metrics } from '@eshop/kit/metrics';
import { observeAdapter, shareConnections } from '@eshop/kit/sql';
import { openPostgres } from '@eshop/kit/sql/postgres';
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '../generated/prisma/client.ts';

/**
 * Opens the database lazily: `sql` for what orders do to stock, where Prisma would cost several times the statement itself, and
 * Prisma for the list of warehouses, on the same connections (ADR 23).
 */
export function openDatabase(options: DatabaseOptions, metrics: Metrics) {
  const sql = openPostgres({ ...options, metrics });
  return shareConnections(sql, new PrismaClient({ adapter: observeAdapter(new PrismaPg(sql.pool)) }));
}
