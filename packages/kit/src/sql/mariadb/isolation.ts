import type { Connection, ConnectionInfo, Pool } from 'mariadb';
import type { IsolationLevel } from '../transaction.ts';

const levels: Record<IsolationLevel, string> = {
  ReadCommitted: 'READ COMMITTED',
  RepeatableRead: 'REPEATABLE READ',
  Serializable: 'SERIALIZABLE',
};

export type Isolation = ReturnType<typeof createIsolation>;

/**
 * Connections read what is committed: after waiting for a row's lock a statement must see what the other one wrote, not an
 * older snapshot. Set once on each connection, and not while it is made: the driver leaves a rejection unhandled when a
 * connection is cut in its first commands.
 */
export function createIsolation(pool: Pool) {
  const prepared = new WeakSet<ConnectionInfo>();

  async function prepare(connection: Connection): Promise<void> {
    const { info } = connection;
    if (info === null || prepared.has(info)) return;
    await connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
    prepared.add(info);
  }

  pool.on('connection', (connection) => {
    prepare(connection).catch(() => undefined);
  });

  return {
    /** Before a transaction begins. */
    async choose(connection: Connection, level: IsolationLevel = 'ReadCommitted'): Promise<void> {
      await prepare(connection);
      if (level !== 'ReadCommitted') {
        await connection.query(`SET TRANSACTION ISOLATION LEVEL ${levels[level]}`);
      }
    },
  };
}
