import { connectSql, migrate } from '@eshop/kit/sql';

/** A service's database on its server, and the folder of its migrations. */
export type Database = { readonly url: string; readonly migrations: string };

const duplicateDatabase = '42P04';

/** The name of the database that such a URL leads to. */
export const databaseName = (url: string): string => decodeURIComponent(new URL(url).pathname.slice(1));

/** Makes the database that this URL names when its server lacks it; the URL's user must be allowed to. */
export async function createDatabase(url: string): Promise<void> {
  const name = databaseName(url);
  const isPostgres = url.startsWith('postgres');
  const server = new URL(url);
  server.pathname = isPostgres ? '/postgres' : '';
  const connection = await connectSql(server.href);
  try {
    await connection.query(
      isPostgres
        ? `CREATE DATABASE "${name}"`
        : `CREATE DATABASE IF NOT EXISTS \`${name}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`,
    );
  } catch (error) {
    if ((error as { code?: unknown }).code !== duplicateDatabase) throw error;
  } finally {
    await connection.end();
  }
}

/**
 * Brings the database to its latest migration.
 * @returns the names of the migrations that it lacked
 */
export const migrateDatabase = ({ url, migrations }: Database): Promise<string[]> => migrate(url, migrations);
