/** What a store of the kit needs of SQL. Any Prisma client fits, and so does the transaction inside `$transaction`. */
export type SqlExecutor = {
  $queryRawUnsafe<T = unknown>(sql: string, ...values: unknown[]): Promise<T>;
  $executeRawUnsafe(sql: string, ...values: unknown[]): Promise<number>;
};

/** A part of a statement with its values, as `Prisma.sql` makes it. */
export type SqlFragment = { readonly strings: readonly string[]; readonly values: readonly unknown[] };

/**
 * What a service's store writes its statements with: templates whose values are parameters. `openPostgres` gives it, and any
 * Prisma client fits.
 */
export type SqlSession = SqlExecutor & {
  $queryRaw<T = unknown>(query: TemplateStringsArray | SqlFragment, ...values: unknown[]): Promise<T>;
  $executeRaw(query: TemplateStringsArray | SqlFragment, ...values: unknown[]): Promise<number>;
};

export type Dialect = 'postgres' | 'mariadb';

/**
 * Writes a statement once for both dialects: `?` marks a value and becomes `$1`, `$2` … for PostgreSQL.
 * Statements given here hold no question marks inside texts.
 */
export function placeholders(dialect: Dialect, sql: string): string {
  if (dialect === 'mariadb') return sql;
  let index = 0;
  return sql.replaceAll('?', () => `$${++index}`);
}

/** The current time (UTC, whatever the session's time zone) with milliseconds in the dialect's words, optionally some seconds ahead (or back). */
export function sqlNow(dialect: Dialect, plusSeconds = 0): string {
  const seconds = Math.trunc(plusSeconds);
  if (dialect === 'postgres') return seconds ? `now() + interval '${seconds} seconds'` : 'now()';
  return seconds ? `(UTC_TIMESTAMP(3) + INTERVAL ${seconds} SECOND)` : 'UTC_TIMESTAMP(3)';
}
