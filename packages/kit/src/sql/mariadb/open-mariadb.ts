import type { EventEmitter } from 'node:events';
import { createPool, type Pool } from 'mariadb';
import type { Metrics } from '../../metrics/index.ts';
import type { SqlSession } from '../executor.ts';
import { mysqlSettings } from '../mysql-settings.ts';
import { showPool } from '../pool-figures.ts';
import { repeatLost } from '../repeat-lost.ts';
import type { Transactional } from '../transaction.ts';
import { createIsolation } from './isolation.ts';
import { runTransaction } from './run-transaction.ts';
import { createSession } from './session.ts';

/** A MariaDB or MySQL database reached by plain statements, and the pool that Prisma's adapter may work on as well. */
export type MariaDb = SqlSession &
  Transactional<SqlSession> & {
    readonly pool: Pool;
    /** Closes every connection once it is given back; a second call waits for the first. */
    end(): Promise<void>;
  };

type Options = {
  readonly url: string;
  readonly poolSize: number;
  readonly metrics: Metrics;
  /** How long a new connection may take. */
  readonly connectMilliseconds?: number;
  /** How long a statement waits for a free connection. */
  readonly waitMilliseconds?: number;
  /** A connection on which nothing comes for so long is given up: half-open ones are not heard of otherwise. */
  readonly silenceMilliseconds?: number;
};

/**
 * Opens a pool that connects in the background, so that a service starts while its database is away. A statement by itself is
 * one round trip and a transaction of its own. Errors are those of the driver, without the values of the statement.
 */
export function openMariaDb(options: Options): MariaDb {
  const { url, poolSize, metrics } = options;
  const pool = createPool({
    ...mysqlSettings(url),
    connectionLimit: poolSize,
    minimumIdle: 1,
    connectTimeout: options.connectMilliseconds ?? 2_000,
    acquireTimeout: options.waitMilliseconds ?? 2_000,
    socketTimeout: options.silenceMilliseconds ?? 8_000,
    logParam: false,
  });
  // Whoever waits for a connection is told by an error of its own. This one is missing in the driver's types, and heard by nobody
  // it would end the process.
  (pool as unknown as EventEmitter).on('error', () => undefined);
  const isolation = createIsolation(pool);
  showPool(metrics, poolSize, pool);

  let ended: Promise<void> | null = null;
  return {
    ...createSession((statement) => repeatLost(() => pool.query(statement.options, statement.values))),
    $transaction: (work, limits) => runTransaction(pool, isolation, work, limits),
    pool,
    end: () => (ended ??= pool.end()),
  };
}
