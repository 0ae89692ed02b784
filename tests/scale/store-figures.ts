import { Redis } from 'ioredis';
import { createConnection } from 'mariadb';
import pg from 'pg';
import { shopVariable } from '../lib/environment.ts';

/** Figures that only grow, by name. */
export type Figures = Readonly<Record<string, number>>;

export type StoreFigures = {
  /** What the stores were asked so far. */
  work(): Promise<Figures>;
  /** Bytes that they hold. */
  bytes(): Promise<Figures>;
  close(): Promise<void>;
};

const postgresServices = ['order', 'warehouse', 'sales-report'] as const;
const mariadbServices = ['cart', 'payment'] as const;
const urlOf = (service: string) => shopVariable(`${service.toUpperCase().replaceAll('-', '_')}_DATABASE_URL`);

/** Looks into the stores of the running shop. */
export async function openStoreFigures(): Promise<StoreFigures> {
  const postgres = await Promise.all(
    postgresServices.map(async (service) => {
      const client = new pg.Client({ connectionString: urlOf(service) });
      await client.connect();
      const number = async (sql: string) => Number((await client.query<{ n: string }>(sql)).rows[0]?.n ?? 0);
      return { service, number, end: () => client.end() };
    }),
  );
  const url = new URL(urlOf(mariadbServices[0]));
  const mariadb = await createConnection({
    host: url.hostname,
    port: Number(url.port),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
  });
  const redis = new Redis({
    sentinels: shopVariable('REDIS_SENTINELS')
      .split(',')
      .map((address) => ({ host: address.split(':')[0] ?? '', port: Number(address.split(':')[1]) })),
    name: shopVariable('REDIS_MASTER_NAME'),
  });
  const info = async (name: string) =>
    Number(new RegExp(`^${name}:(\\d+)`, 'm').exec(await redis.info())?.[1] ?? 0);

  return {
    async work() {
      const figures: Record<string, number> = {};
      for (const { service, number } of postgres) {
        await number('SELECT pg_stat_clear_snapshot()::text AS n');
        figures[`${service} transactions`] = await number(
          'SELECT xact_commit + xact_rollback AS n FROM pg_stat_database WHERE datname = current_database()',
        );
        figures[`${service} rows written`] = await number(
          `SELECT tup_inserted + tup_updated + tup_deleted AS n FROM pg_stat_database WHERE datname = current_database()`,
        );
      }
      figures['postgres log bytes'] =
        (await postgres[0]?.number("SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0') AS n")) ?? 0;
      const [questions] = await mariadb.query("SHOW GLOBAL STATUS LIKE 'Questions'");
      figures['mysql statements'] = Number(questions.Value);
      figures['redis commands'] = await info('total_commands_processed');
      return figures;
    },

    async bytes() {
      const figures: Record<string, number> = {};
      for (const { service, number } of postgres)
        figures[service] = await number('SELECT pg_database_size(current_database()) AS n');
      for (const service of mariadbServices) {
        const schema = new URL(urlOf(service)).pathname.slice(1);
        const tables = await mariadb.query(
          'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ?',
          [schema],
        );
        for (const { name } of tables) await mariadb.query(`ANALYZE TABLE \`${schema}\`.\`${name}\``);
        const [size] = await mariadb.query(
          'SELECT SUM(data_length + index_length) AS n FROM information_schema.tables WHERE table_schema = ?',
          [schema],
        );
        figures[service] = Number(size.n);
      }
      figures.redis = await info('used_memory');
      return figures;
    },

    async close() {
      await Promise.all(postgres.map(({ end }) => end()));
      await mariadb.end();
      redis.disconnect();
    },
  };
}
