import type { DatabaseOptions } from '@eshop/kit/config';
import type { Metrics } from '@eshop/kit/metrics';
import { observeAdapter, shareConnections } from '@eshop/kit/sql';
import { openPostgres } from '@eshop/kit/sql/postgres';
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '../generated/prisma/client.ts';

/**
 * Opens the database lazily: `sql` for what each sale does, where Prisma would cost several times the statement itself, and
 * Prisma for lists and sums, on the same connections (ADR 23).
 */
export function openDatabase(options: DatabaseOptions, metrics: Metrics) {
  const sql = openPostgres({ ...options, metrics });
  return shareConnections(sql, new PrismaClient({ adapter: observeAdapter(new PrismaPg(sql.pool)) }));
}
