import type { ClientBase, QueryResult } from 'pg';
import type { Statement } from './statements.ts';

type PostgresError = Error & { code?: unknown; detail?: unknown };

/** Runs a statement on a connection. Its error tells which rule a row broke, and not what was in the row. */
export async function runStatement(client: ClientBase, statement: Statement): Promise<QueryResult> {
  try {
    return await client.query(statement);
  } catch (error) {
    const { code } = error as PostgresError;
    if (typeof code === 'string' && /^2[23]/.test(code)) (error as PostgresError).detail = undefined;
    throw error;
  }
}

/** PostgreSQL no longer has the plan, or a table changed so that its rows are others: only a new connection plans anew. */
export const isStalePlan = (error: unknown): boolean =>
  ['26000', '0A000'].includes(String((error as PostgresError).code));
