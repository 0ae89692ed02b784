import type { Socket } from 'node:net';
import { GatheringSocket } from './gathering-socket.ts';

/** How the driver for PostgreSQL keeps connections. */
export type PostgresPool = {
  readonly connectionString: string;
  readonly max: number;
  readonly connectionTimeoutMillis: number;
  readonly lock_timeout: number;
  readonly statement_timeout: number;
  readonly idle_in_transaction_session_timeout: number;
  readonly pipeline: true;
  readonly stream: () => Socket;
};

type Options = {
  readonly url: string;
  readonly poolSize: number;
  /** How long nothing may come on a connection; default 12 s, longer than the server lets a statement run. */
  readonly silenceMilliseconds?: number;
};

/**
 * A connection, a lock or an answer that does not come is an error after seconds, not a request that hangs; also when the
 * connection is half-open, so that the server's own time-outs are not heard of.
 */
export const postgresPool = ({ url, poolSize, silenceMilliseconds = 12_000 }: Options): PostgresPool => ({
  connectionString: url,
  max: poolSize,
  connectionTimeoutMillis: 5_000,
  lock_timeout: 8_000,
  statement_timeout: 10_000,
  idle_in_transaction_session_timeout: 15_000,
  // What a transaction does not have to wait for goes out at once: fewer round trips for both sides.
  pipeline: true,
  stream: () => impatientSocket(silenceMilliseconds),
});

/** Ends with the error that a dead connection ends with, as soon as nothing has come for so long. */
function impatientSocket(silenceMilliseconds: number): Socket {
  const socket = new GatheringSocket();
  socket.setTimeout(silenceMilliseconds, () => {
    const error = new Error('nothing came on the connection to the database');
    socket.destroy(Object.assign(error, { code: 'ETIMEDOUT', errno: -110, syscall: 'read' }));
  });
  return socket;
}
