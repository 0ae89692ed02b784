import { type Dialect, placeholders, type SqlExecutor, sqlNow } from '../sql/index.ts';
import {
  type Begun,
  type IdempotencyStore,
  type KeyedRequest,
  leaseMilliseconds,
  lostKey,
} from './idempotency.ts';

type Row = {
  request_hash: string;
  status: number | null;
  answer: string | null;
  locked: boolean | number | bigint;
};

const retentionSeconds = 7 * 86_400;
const where = 'caller = ? AND route = ? AND "key" = ?';

/** Idempotency keys in a service's own database (the table of `sql/ddl`). Answers are kept for seven days. */
export function createSqlIdempotency(options: {
  database: SqlExecutor;
  dialect: Dialect;
}): IdempotencyStore<SqlExecutor> & { prune(): Promise<void> } {
  const { database, dialect } = options;
  const sql = (statement: string) =>
    placeholders(dialect, dialect === 'mariadb' ? statement.replaceAll('"key"', '`key`') : statement);
  const now = sqlNow(dialect);
  const lease = sqlNow(dialect, leaseMilliseconds / 1_000);
  const identity = ({ caller, route, key }: KeyedRequest) => [caller, route, key];

  async function insert(request: KeyedRequest): Promise<boolean> {
    const ignore = dialect === 'mariadb' ? 'INSERT IGNORE INTO' : 'INSERT INTO';
    const conflict = dialect === 'postgres' ? 'ON CONFLICT DO NOTHING' : '';
    const rows = await database.$executeRawUnsafe(
      sql(
        `${ignore} idempotency_keys (caller, route, "key", request_hash, owner, locked_until)
         VALUES (?, ?, ?, ?, ?, ${lease}) ${conflict}`,
      ),
      ...identity(request),
      request.requestHash,
      request.owner,
    );
    return rows > 0;
  }

  /** Takes over the key of a run that died before it answered. */
  async function takeOver(request: KeyedRequest): Promise<boolean> {
    const rows = await database.$executeRawUnsafe(
      sql(
        `UPDATE idempotency_keys SET owner = ?, locked_until = ${lease}
         WHERE ${where} AND status IS NULL AND locked_until < ${now}`,
      ),
      request.owner,
      ...identity(request),
    );
    return rows > 0;
  }

  async function write(
    tx: SqlExecutor,
    request: KeyedRequest,
    answer: { status: number; body: unknown },
  ): Promise<boolean> {
    const rows = await tx.$executeRawUnsafe(
      sql(
        `UPDATE idempotency_keys SET status = ?, answer = ? WHERE ${where} AND owner = ? AND status IS NULL`,
      ),
      answer.status,
      JSON.stringify(answer.body ?? null),
      ...identity(request),
      request.owner,
    );
    return rows > 0;
  }

  return {
    async begin(request): Promise<Begun> {
      if (await insert(request)) return { state: 'new' };
      const [row] = await database.$queryRawUnsafe<Row[]>(
        sql(
          `SELECT request_hash, status, answer, locked_until >= ${now} AS locked
           FROM idempotency_keys WHERE ${where}`,
        ),
        ...identity(request),
      );
      if (!row) return { state: 'running' };
      if (row.request_hash !== request.requestHash) return { state: 'other-request' };
      if (row.status !== null) {
        return {
          state: 'answered',
          answer: { status: Number(row.status), body: JSON.parse(row.answer ?? 'null') },
        };
      }
      if (Number(row.locked)) return { state: 'running' };
      return (await takeOver(request)) ? { state: 'new' } : { state: 'running' };
    },

    async renew(request) {
      await database.$executeRawUnsafe(
        sql(
          `UPDATE idempotency_keys SET locked_until = ${lease} WHERE ${where} AND owner = ? AND status IS NULL`,
        ),
        ...identity(request),
        request.owner,
      );
    },

    async remember(tx, request, answer) {
      if (!(await write(tx, request, answer))) throw lostKey();
    },

    async rememberAlone(request, answer) {
      await write(database, request, answer);
    },

    async forget(request) {
      await database.$executeRawUnsafe(
        sql(`DELETE FROM idempotency_keys WHERE ${where} AND owner = ? AND status IS NULL`),
        ...identity(request),
        request.owner,
      );
    },

    async prune() {
      const old = `created_at < ${sqlNow(dialect, -retentionSeconds)}`;
      await database.$executeRawUnsafe(
        dialect === 'postgres'
          ? `DELETE FROM idempotency_keys WHERE ctid IN (SELECT ctid FROM idempotency_keys WHERE ${old} LIMIT 1000)`
          : `DELETE FROM idempotency_keys WHERE ${old} LIMIT 1000`,
      );
    },
  };
}
