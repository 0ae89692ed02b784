import type { SqlConnection } from '@eshop/kit/sql';

/** A connection whose queries wait for each other: checks run side by side, and a connection does one thing at a time. */
export function inTurn(connection: SqlConnection): SqlConnection {
  let last: Promise<unknown> = Promise.resolve();
  return {
    dialect: connection.dialect,
    query<Row>(sql: string, values?: readonly unknown[]) {
      const result = last.then(() => connection.query<Row>(sql, values));
      last = result.catch(() => {});
      return result;
    },
    end: () => connection.end(),
  };
}
