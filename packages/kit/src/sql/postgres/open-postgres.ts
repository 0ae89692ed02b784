import pg from 'pg';
import type { Metrics } from '../../metrics/index.ts';
import type { SqlSession } from '../executor.ts';
import { showPool } from '../pool-figures.ts';
import { postgresPool } from '../postgres-pool.ts';
import type { Transactional } from '../transaction.ts';
import { parsers } from './parsers.ts';
import { isStalePlan } from './run-statement.ts';
import { runTransaction } from './run-transaction.ts';
import { createSession } from './session.ts';
import { createStatements } from './statements.ts';

/** A PostgreSQL database reached by plain statements, and the pool that Prisma's adapter may work on as well. */
export type Postgres = SqlSession &
  Transactional<SqlSession> & {
    readonly pool: pg.Pool;
    /** Closes every connection once it is given back; a second call waits for the first. */
    end(): Promise<void>;
  };

type Options = {
  readonly url: string;
  readonly poolSize: number;
  readonly metrics: Metrics;
  readonly silenceMilliseconds?: number;
};

/**
 * Opens a pool that connects when it is needed, so that a service starts while its database is away. Errors are those of
 * `pg`, with PostgreSQL's own code as `code`.
 */
export function openPostgres({ metrics, ...connection }: Options): Postgres {
  const pool = new pg.Pool({ ...postgresPool(connection), types: parsers });
  // A connection that breaks is told to whoever works on it and left out of the pool; heard by nobody it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  showPool(metrics, connection.poolSize, pool);

  const statements = createStatements();
  let ended: Promise<void> | null = null;
  return {
    ...createSession(statements, (work) => withClient(pool, work)),
    $transaction: (work, options) => runTransaction(pool, statements, work, options),
    pool,
    end: () => (ended ??= pool.end()),
  };
}

/** One statement on whichever connection is free. */
async function withClient<Result>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  let spoiled = false;
  try {
    return await work(client);
  } catch (error) {
    spoiled = isStalePlan(error);
    throw error;
  } finally {
    client.release(spoiled);
  }
}
