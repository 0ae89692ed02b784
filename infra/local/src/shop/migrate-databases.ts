import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { migrate } from '@eshop/kit/sql';
import { createConnection } from 'mariadb';
import pg from 'pg';
import { repository } from '../../bootstrap/paths.mjs';
import type { Ports } from '../ports.ts';
import { postgresUrl } from '../stores/postgres.ts';
import { databaseUrl, type Service } from './services.ts';

const duplicateDatabase = '42P04';

async function createInPostgres(ports: Ports, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${postgresUrl(ports.postgres)}/postgres` });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE "${name}"`);
  } catch (error) {
    if ((error as { code?: unknown }).code !== duplicateDatabase) throw error;
  } finally {
    await client.end();
  }
}

async function createInMariadb(ports: Ports, name: string): Promise<void> {
  const connection = await createConnection({ host: '127.0.0.1', port: ports.mariadb, user: 'root' });
  try {
    await connection.query(
      `CREATE DATABASE IF NOT EXISTS \`${name}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`,
    );
  } finally {
    await connection.end();
  }
}

/** Makes the databases of these services where they are missing, and brings each to its latest migration. */
export async function migrateDatabases(ports: Ports, services: readonly Service[]): Promise<void> {
  await Promise.all(
    services.map(async ({ name, database }) => {
      const directory = join(repository, 'services', name, 'prisma/migrations');
      if (!database || !existsSync(directory)) return;
      await (database.kind === 'postgres' ? createInPostgres : createInMariadb)(ports, database.name);
      await migrate(databaseUrl(ports, database), directory);
    }),
  );
}
