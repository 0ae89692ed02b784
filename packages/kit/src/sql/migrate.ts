import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectSql, type SqlConnection } from './connection.ts';
import { type Dialect, placeholders, sqlNow } from './executor.ts';

const ledger: Record<Dialect, string> = {
  postgres:
    'CREATE TABLE IF NOT EXISTS _prisma_migrations (id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ, migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ, started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)',
  mariadb:
    'CREATE TABLE IF NOT EXISTS _prisma_migrations (id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at DATETIME(3), migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at DATETIME(3), started_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3), applied_steps_count INTEGER UNSIGNED NOT NULL DEFAULT 0) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci',
};

/** The same advisory locks as Prisma's engine takes, so that both may run side by side. */
const lock: Record<Dialect, string> = {
  postgres: 'SELECT pg_advisory_lock(72707369)',
  mariadb: "SELECT GET_LOCK('prisma_migrate', 60)",
};

type LedgerRow = {
  migration_name: string;
  checksum: string;
  finished_at: Date | null;
  rolled_back_at: Date | null;
};

/**
 * Applies the migrations of `directory` (Prisma's layout: `<timestamp>_<name>/migration.sql`) that the database lacks, in
 * the order of their names, and keeps Prisma's own ledger, so that `prisma migrate deploy` finds the database up to date.
 * Returns the names it applied. Throws when an applied migration was edited or one failed before.
 */
export async function migrate(url: string, directory: string): Promise<string[]> {
  const connection = await connectSql(url);
  try {
    await connection.query(lock[connection.dialect]);
    await connection.query(ledger[connection.dialect]);
    return await applyMissing(connection, directory);
  } finally {
    await connection.end();
  }
}

async function applyMissing(connection: SqlConnection, directory: string): Promise<string[]> {
  const rows = await connection.query<LedgerRow>(
    'SELECT migration_name, checksum, finished_at, rolled_back_at FROM _prisma_migrations',
  );
  const applied: string[] = [];
  for (const name of migrationNames(directory)) {
    const sql = readFileSync(join(directory, name, 'migration.sql'), 'utf8');
    const checksum = createHash('sha256').update(sql).digest('hex');
    const earlier = rows.find((row) => row.migration_name === name && !row.rolled_back_at);
    if (!earlier) {
      await applyOne(connection, name, checksum, sql);
      applied.push(name);
    } else if (!earlier.finished_at) {
      throw new Error(`migration ${name} failed before: mend the database and remove its row`);
    } else if (earlier.checksum !== checksum) {
      throw new Error(`migration ${name} was edited after it was applied`);
    }
  }
  return applied;
}

function migrationNames(directory: string): string[] {
  return readdirSync(directory)
    .filter((name) => existsSync(join(directory, name, 'migration.sql')))
    .sort();
}

async function applyOne(
  connection: SqlConnection,
  name: string,
  checksum: string,
  sql: string,
): Promise<void> {
  const { dialect } = connection;
  const id = randomUUID();
  const run = (statement: string, values: unknown[]) =>
    connection.query(placeholders(dialect, statement), values);
  await run('INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES (?, ?, ?)', [
    id,
    checksum,
    name,
  ]);
  try {
    await connection.query(sql);
  } catch (error) {
    await run('UPDATE _prisma_migrations SET logs = ? WHERE id = ?', [String(error), id]);
    throw error;
  }
  await run(
    `UPDATE _prisma_migrations SET finished_at = ${sqlNow(dialect)}, applied_steps_count = 1 WHERE id = ?`,
    [id],
  );
}
