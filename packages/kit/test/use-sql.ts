import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPool, type PoolConnection } from 'mariadb';
import pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import type { Dialect, SqlExecutor } from '../src/sql/index.ts';
import { type TestDatabase, testDatabase } from '../src/testing/index.ts';

/** A database with the kit's own tables, behind the interface that Prisma's client has. */
export type SqlForTests = {
  readonly database: SqlExecutor;
  transaction<Result>(work: (tx: SqlExecutor) => Promise<Result>): Promise<Result>;
  /** Makes a row look forty days old. */
  age(table: string, column: string, eventId: string): Promise<void>;
  count(table: string, eventId: string): Promise<number>;
};

type Connection = { executor: SqlExecutor; free(): void };
type Pool = { connect(): Promise<Connection>; end(): Promise<void> };

export function useSql(dialect: Dialect): SqlForTests {
  let server: TestDatabase;
  let pool: Pool;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kit-'));
    mkdirSync(join(folder, '1_kit'));
    const ddl = new URL(`../src/sql/ddl/${dialect}.sql`, import.meta.url);
    writeFileSync(join(folder, '1_kit/migration.sql'), readFileSync(ddl));
    server = await testDatabase(dialect, folder);
    pool = dialect === 'postgres' ? postgresPool(server.url) : mariaDbPool(server.url);
  });
  afterAll(async () => {
    await pool.end();
    await server.drop();
    rmSync(folder, { recursive: true });
  });

  async function withConnection<Result>(work: (executor: SqlExecutor) => Promise<Result>): Promise<Result> {
    const connection = await pool.connect();
    try {
      return await work(connection.executor);
    } finally {
      connection.free();
    }
  }

  const database: SqlExecutor = {
    $executeRawUnsafe: (sql, ...values) => withConnection((one) => one.$executeRawUnsafe(sql, ...values)),
    $queryRawUnsafe: (sql, ...values) => withConnection((one) => one.$queryRawUnsafe(sql, ...values)),
  };

  return {
    database,
    transaction: (work) =>
      withConnection(async (tx) => {
        await tx.$executeRawUnsafe(dialect === 'postgres' ? 'BEGIN' : 'START TRANSACTION');
        try {
          const result = await work(tx);
          await tx.$executeRawUnsafe('COMMIT');
          return result;
        } catch (error) {
          await tx.$executeRawUnsafe('ROLLBACK');
          throw error;
        }
      }),
    async age(table, column, eventId) {
      await database.$executeRawUnsafe(
        `UPDATE ${table} SET ${column} = '2020-01-01 00:00:00' WHERE event_id = '${eventId}'`,
      );
    },
    async count(table, eventId) {
      const [row] = await database.$queryRawUnsafe<{ count: number | bigint | string }[]>(
        `SELECT COUNT(*) AS count FROM ${table} WHERE event_id = '${eventId}'`,
      );
      return Number(row?.count);
    },
  };
}

function postgresPool(url: string): Pool {
  const pool = new pg.Pool({ connectionString: url, max: 12 });
  // The database is dropped while connections may still be closing: the server's goodbye is no fault.
  pool.on('error', () => undefined);
  return {
    async connect() {
      const client = await pool.connect();
      return {
        executor: {
          $executeRawUnsafe: async (sql, ...values) => (await client.query(sql, values)).rowCount ?? 0,
          $queryRawUnsafe: async <T>(sql: string, ...values: unknown[]) =>
            (await client.query(sql, values)).rows as T,
        },
        free: () => client.release(),
      };
    },
    end: () => pool.end(),
  };
}

function mariaDbPool(url: string): Pool {
  const { hostname, port, username, password, pathname } = new URL(url);
  const pool = createPool({
    host: hostname,
    port: Number(port),
    user: username,
    password,
    database: pathname.slice(1),
    connectionLimit: 12,
    timezone: 'Z',
  });
  const executorOf = (connection: PoolConnection): SqlExecutor => ({
    async $executeRawUnsafe(sql, ...values) {
      const result: { affectedRows?: number } = await connection.query(sql, values);
      return result.affectedRows ?? 0;
    },
    $queryRawUnsafe: (sql, ...values) => connection.query(sql, values),
  });
  return {
    async connect() {
      const connection = await pool.getConnection();
      return { executor: executorOf(connection), free: () => void connection.release() };
    },
    end: () => pool.end(),
  };
}
