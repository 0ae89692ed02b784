import { randomBytes } from 'node:crypto';
import { connectSql, type Dialect, migrate } from '../sql/index.ts';
import { testVariable } from './environment.ts';

export type TestDatabase = {
  readonly url: string;
  drop(): Promise<void>;
};

const serverVariable: Record<Dialect, string> = {
  postgres: 'TEST_POSTGRES_URL',
  mariadb: 'TEST_MARIADB_URL',
};

/** A database of its own for one test file, with the service's migrations applied. */
export async function testDatabase(dialect: Dialect, migrationsDirectory: string): Promise<TestDatabase> {
  const server = new URL(testVariable(serverVariable[dialect]));
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  await migrate(url.href, migrationsDirectory);
  return {
    url: url.href,
    drop: () =>
      onServer(server, `DROP DATABASE IF EXISTS ${name}${dialect === 'postgres' ? ' WITH (FORCE)' : ''}`),
  };
}

async function onServer(server: URL, statement: string): Promise<void> {
  const url = new URL(server);
  if (url.protocol.startsWith('postgres') && url.pathname.length <= 1) url.pathname = '/postgres';
  const connection = await connectSql(url.href);
  try {
    await connection.query(statement);
  } finally {
    await connection.end();
  }
}
