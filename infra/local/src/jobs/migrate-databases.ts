import { existsSync } from 'node:fs';
import { migrate } from '@eshop/kit/sql';
import { createConnection } from 'mariadb';
import pg from 'pg';

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

/** Makes the databases that are missing, and brings each to its latest migration. */
export async function migrateDatabases(databases: readonly Database[]): Promise<void> {
  await Promise.all(
    databases.map(async ({ url, migrations }) => {
      if (!existsSync(migrations)) return;
      const create = url.startsWith('postgres') ? createInPostgres : createInMariadb;
      await create(new URL(url), new URL(url).pathname.slice(1));
      await migrate(url, migrations);
    }),
  );
}
