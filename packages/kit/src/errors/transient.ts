/** Codes of Node, Prisma, PostgreSQL, MySQL, gRPC and the AWS SDK that say: the other side is away, the work itself is not at fault. */
const transientCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_SOCKET',
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2028',
  'P2037',
  'ER_CON_COUNT_ERROR',
  'ER_SERVER_SHUTDOWN',
  'ER_INITIAL_SQL_ERROR',
  'ER_GET_CONNECTION_TIMEOUT',
  'ER_SOCKET_UNEXPECTED_CLOSE',
  'ER_CMD_CONNECTION_CLOSED',
  'ER_CONNECTION_KILLED',
  'ER_LOCK_WAIT_TIMEOUT',
]);

const transientNames = new Set([
  'TimeoutError',
  'MaxRetriesPerRequestError',
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'InternalServerError',
  'InternalError',
  'ServiceUnavailable',
  'SlowDown',
  // AWS when our clock is off; the client sets it right by the answer.
  'RequestTimeTooSkewed',
  'InvalidSignatureException',
]);

/**
 * PostgreSQL: connection, lack of resources, operator intervention, a lock or an answer that did not come in time, a file that
 * could not be read or written, a prepared statement that is gone with its connection.
 */
const transientSqlState = /^(08|53|57P|55P03$|57014$|25P03$|58030$|26000$)/;

/** How Prisma's adapters name the same. */
const transientKinds = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
]);

/**
 * MariaDB and MySQL by number, as the driver and Prisma's adapter give them: too many connections (in all, of one user),
 * shutdown, disk full (several), lock wait, lost connections, and those of the connector itself (45xxx): closed, timed out,
 * none free in the pool.
 */
const transientMariaDbCodes = new Set([
  3, 1021, 1026, 1030, 1114, 1040, 1053, 1203, 1158, 1159, 1160, 1161, 1205, 1927, 45_001, 45_004, 45_009,
  45_012, 45_013, 45_019, 45_026, 45_028, 45_042, 45_061,
]);

/**
 * What pg throws without any code when the server or a free connection of the pool does not come, or when a connection broke
 * before the next statement; and PostgreSQL when a table changed under a prepared statement.
 */
const transientMessage =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed and is not queryable|cached plan must not change result type)/;

const conflictCodes = new Set(['P2034', '40001', '40P01', 'ER_LOCK_DEADLOCK', 'ER_CHECKREAD']);

/**
 * True when trying the same work again later can succeed because a store or service was away, busy or restarting.
 * False for what will fail each time: bad data, a broken rule, a defect.
 */
export function isTransient(error: unknown): boolean {
  return (
    someCause(error, (cause) => {
      const { code, name, kind, message } = cause;
      if (cause.status === 503 || cause.status === 429) return true;
      if (typeof name === 'string' && transientNames.has(name)) return true;
      if (typeof kind === 'string' && transientKinds.has(kind)) return true;
      if (typeof message === 'string' && transientMessage.test(message)) return true;
      if (typeof code === 'string' && (transientCodes.has(code) || transientSqlState.test(code))) return true;
      if (kind === 'mysql' && typeof code === 'number' && transientMariaDbCodes.has(code)) return true;
      if ('sqlMessage' in cause && transientMariaDbCodes.has(Number(cause.errno))) return true;
      // gRPC: DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, ABORTED, UNAVAILABLE
      return typeof code === 'number' && 'details' in cause && [4, 8, 10, 14].includes(code);
    }) || isConflict(error)
  );
}

/** True when a transaction lost against another one and may simply run again. */
export function isConflict(error: unknown): boolean {
  return someCause(
    error,
    ({ code, originalCode, kind }) =>
      [code, originalCode].some((value) => typeof value === 'string' && conflictCodes.has(value)) ||
      kind === 'TransactionWriteConflict',
  );
}

type Cause = Record<string, unknown>;

/** Walks the error, its causes, and the places where Prisma's adapters keep the driver's own error; at most 8 deep. */
function someCause(error: unknown, test: (cause: Cause) => boolean): boolean {
  const queue: unknown[] = [error];
  for (let seen = 0; queue.length > 0 && seen < 16; seen++) {
    const next = queue.shift();
    if (typeof next !== 'object' || next === null) continue;
    const cause = next as Cause;
    if (test(cause)) return true;
    const problem = cause.problem as Cause | undefined;
    const meta = cause.meta as Cause | undefined;
    queue.push(problem, cause.cause, cause.lastNodeError, meta?.driverAdapterError);
    if (Array.isArray(cause.errors)) queue.push(...cause.errors);
  }
  return false;
}
