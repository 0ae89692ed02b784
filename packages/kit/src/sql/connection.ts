import type { Dialect } from './executor.ts';
import { mysqlSettings } from './mysql-settings.ts';

/** One plain connection, for migrations and tests; services query through Prisma. */
export type SqlConnection = {
  readonly dialect: Dialect;
  query<Row = unknown>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  end(): Promise<void>;
};

/** Connects to a `postgres://` or `mysql://` (or `mariadb://`) URL; several statements may stand in one query. */
export async function connectSql(url: string): Promise<SqlConnection> {
  return url.startsWith('postgres') ? connectPostgres(url) : connectMariaDb(url);
}

async function connectPostgres(url: string): Promise<SqlConnection> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return {
    dialect: 'postgres',
    async query<Row>(sql: string, values: readonly unknown[] = []) {
      // Values force the extended protocol, which takes one statement only; scripts go without.
      const result = values.length ? await client.query(sql, [...values]) : await client.query(sql);
      return result.rows as Row[];
    },
    end: () => client.end(),
  };
}

async function connectMariaDb(url: string): Promise<SqlConnection> {
  const { createConnection } = await import('mariadb');
  const connection = await createConnection({
    ...mysqlSettings(url),
    multipleStatements: true,
    timezone: 'Z',
    // A server that has just started on a busy machine takes its time; the driver gives it one second.
    connectTimeout: 10_000,
  });
  return {
    dialect: 'mariadb',
    async query<Row>(sql: string, values: readonly unknown[] = []) {
      const rows: unknown = await connection.query(sql, [...values]);
      return (Array.isArray(rows) ? rows : []) as Row[];
    },
    end: () => connection.end(),
  };
}
