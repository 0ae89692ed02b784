import type { Pool, PoolConnection } from 'mariadb';
import { isConflict } from '../../errors/transient.ts';
import type { SqlSession } from '../executor.ts';
import { inStatementSpan } from '../statement-span.ts';
import type { Transactional } from '../transaction.ts';
import type { Isolation } from './isolation.ts';
import { createSession } from './session.ts';

const longestMilliseconds = 10_000;

/**
 * Runs `work` between START TRANSACTION and COMMIT on one connection, which goes back to the pool whatever happens; one that
 * is broken is closed. A transaction that takes too long loses its connection, and with it all that it wrote.
 */
export async function runTransaction<Result>(
  pool: Pool,
  isolation: Isolation,
  work: (tx: SqlSession) => Promise<Result>,
  options: Parameters<Transactional<SqlSession>['$transaction']>[1] = {},
): Promise<Result> {
  const connection = await pool.getConnection();
  const overdue = setTimeout(() => connection.destroy(), options.timeout ?? longestMilliseconds);
  // The server has rolled back a transaction that lost: what came after would be committed by itself.
  let end: unknown = null;
  try {
    await isolation.choose(connection, options.isolationLevel);
    await control(connection, 'START TRANSACTION');
    const session = createSession(async ({ options: statement, values }) => {
      if (end) throw end;
      try {
        return await connection.query(statement, values);
      } catch (error) {
        if (isConflict(error)) end = error;
        throw error;
      }
    });
    const result = await work(session);
    if (end) throw end;
    end = new Error('a statement came after the end of its transaction');
    await control(connection, 'COMMIT');
    return result;
  } catch (error) {
    end ??= error;
    await control(connection, 'ROLLBACK').catch(() => connection.destroy());
    throw error;
  } finally {
    clearTimeout(overdue);
    await connection.release();
  }
}

const control = (connection: PoolConnection, sql: string): Promise<unknown> =>
  inStatementSpan('mysql', sql, () => connection.query(sql));
