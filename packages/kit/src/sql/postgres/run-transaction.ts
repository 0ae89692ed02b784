import type { Pool, PoolClient } from 'pg';
import type { SqlSession } from '../executor.ts';
import { inStatementSpan } from '../statement-span.ts';
import type { IsolationLevel, Transactional } from '../transaction.ts';
import { isStalePlan } from './run-statement.ts';
import { createSession } from './session.ts';
import type { Statements } from './statements.ts';

const begin: Record<IsolationLevel | 'default', string> = {
  default: 'BEGIN',
  ReadCommitted: 'BEGIN ISOLATION LEVEL READ COMMITTED',
  RepeatableRead: 'BEGIN ISOLATION LEVEL REPEATABLE READ',
  Serializable: 'BEGIN ISOLATION LEVEL SERIALIZABLE',
};
const longestMilliseconds = 10_000;

/**
 * Runs `work` between BEGIN and COMMIT on one connection, which takes statements without waiting for those before, and goes back to the pool whatever happens; one that is broken
 * or can't be rolled back is closed. A transaction that takes too long loses its connection, and with it all that it wrote.
 */
export async function runTransaction<Result>(
  pool: Pool,
  statements: Statements,
  work: (tx: SqlSession) => Promise<Result>,
  options: Parameters<Transactional<SqlSession>['$transaction']>[1] = {},
): Promise<Result> {
  const client = await pool.connect();
  const overdue = setTimeout(() => void client.end(), options.timeout ?? longestMilliseconds);
  let over = false;
  let spoiled = false;
  let cause: unknown;
  try {
    const begun = control(client, begin[options.isolationLevel ?? 'default']);
    // It fails with the connection only, which the first statement behind it tells as well.
    begun.catch(() => undefined);
    const session = createSession(statements, async (statement) => {
      if (over) throw new Error('a statement came after the end of its transaction');
      try {
        return await statement(client);
      } catch (error) {
        cause ??= error;
        throw error;
      }
    });
    const result = await work(session);
    over = true;
    await begun;
    await commit(client);
    return result;
  } catch (error) {
    over = true;
    // Of statements that went out together any may be heard of first; what stopped the transaction is told by the one that failed.
    const first = isAborted(error) ? (cause ?? error) : error;
    spoiled = isStalePlan(first) || !(await rollBack(client));
    throw first;
  } finally {
    clearTimeout(overdue);
    client.release(spoiled);
  }
}

/** A statement behind one that failed. */
const isAborted = (error: unknown): boolean => (error as { code?: unknown }).code === '25P02';

const control = (client: PoolClient, text: string) =>
  inStatementSpan('postgresql', text, () => client.query(text));

/** PostgreSQL answers the COMMIT of a transaction in which a statement failed with a ROLLBACK, which is no error to `pg`. */
async function commit(client: PoolClient): Promise<void> {
  const { command } = await control(client, 'COMMIT');
  if (command !== 'COMMIT')
    throw new Error('nothing was committed: a statement of the transaction had failed');
}

async function rollBack(client: PoolClient): Promise<boolean> {
  try {
    await control(client, 'ROLLBACK');
    return true;
  } catch {
    return false;
  }
}
