import { existsSync } from 'node:fs';
import { migrate } from '@eshop/kit/sql';
import { createConnection } from 'mariadb';
import pg from 'pg';
import { Fault } from '../../bootstrap/fault.mjs';

/** A service's database on its server, and the folder of its migrations. */
export type Database = { readonly url: string; readonly migrations: string };

const duplicateDatabase = '42P04';

async function createInPostgres(url: URL, name: string): Promise<void> {
  url.pathname = '/postgres';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE "${name}"`);
  } catch (error) {
    if ((error as { code?: unknown }).code !== duplicateDatabase) throw error;
  } finally {
    await client.end();
  }
}

async function createInMariadb(url: URL, name: string): Promise<void> {
  const connection = await createConnection({
    host: url.hostname,
    port: Number(url.port),
    user: url.username,
  });
  try {
    await connection.query(
      `CREATE DATABASE IF NOT EXISTS \`${name}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`,
    );
  } finally {
    await connection.end();
  }
}

async function migrateOne({ url, migrations }: Database): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  const create = url.startsWith('postgres') ? createInPostgres : createInMariadb;
  try {
    await create(new URL(url), name);
    await migrate(url, migrations);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Fault(
      `The database ${name} could not be brought up to date: ${reason}`,
      `Its migrations are in ${migrations}. If the local data may go: npm run reset`,
    );
  }
}

/**
 * Makes the databases that are missing, and brings each to its latest migration.
 * @throws Fault naming the database
 */
export async function migrateDatabases(databases: readonly Database[]): Promise<void> {
  await Promise.all(databases.filter(({ migrations }) => existsSync(migrations)).map(migrateOne));
}
