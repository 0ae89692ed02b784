import type { DeadLetterStatus } from '@eshop/contracts/api/operations';
import type { RecordAudit } from '../audit/index.ts';
import {
  type Dialect,
  inTransaction,
  placeholders,
  type SqlExecutor,
  sqlNow,
  type Transactional,
} from '../sql/index.ts';
import {
  auditOfDecision,
  claimSeconds,
  type DeadLetterStore,
  deadLetterId,
  decidedRetentionSeconds,
  type KeptDeadLetter,
  type NewDeadLetter,
} from './dead-letter-store.ts';
import { pageClause, pageOfRows } from './sql-page.ts';
import { timePlace, timeValue } from './sql-time.ts';

type Row = {
  id: string;
  subscription: string;
  topic: string;
  event_id: string;
  message_id: string;
  ordering_key: string;
  content: string;
  attributes: string;
  attempts: number;
  first_error: string | null;
  last_error: string | null;
  published_at: Date | null;
  died_at: Date;
  status: string;
  decided_at: Date | null;
  decided_by: string | null;
  reason: string | null;
};

const kept =
  'id, subscription, topic, event_id, message_id, ordering_key, content, attributes, attempts, first_error, last_error, published_at, died_at';
const columns = `${kept}, status, decided_at, decided_by, reason`;
const diesAgain = [
  ...['content', 'attributes', 'attempts', 'last_error', 'published_at', 'died_at'].map((name) => ({
    name,
    value: null,
  })),
  { name: 'status', value: "'waiting'" },
  ...['claimed_by', 'claimed_until', 'decided_at', 'decided_by', 'reason'].map((name) => ({
    name,
    value: 'NULL',
  })),
];

export type SqlDeadLettersOptions = {
  readonly database: SqlExecutor & Transactional<SqlExecutor>;
  readonly dialect: Dialect;
  /** Tells the audit trail of each decision, in its transaction. */
  readonly audit: RecordAudit;
};

/** Dead letters in a service's own database (the table of `sql/ddl`). */
export function createSqlDeadLetters({ database, dialect, audit }: SqlDeadLettersOptions): DeadLetterStore {
  const sql = (statement: string) => placeholders(dialect, statement);
  const now = sqlNow(dialect);
  const time = timePlace(dialect);
  const insert = insertStatement(dialect);

  return {
    async keep(letter) {
      await database.$executeRawUnsafe(sql(insert), ...valuesOf(dialect, letter));
    },

    async find(id) {
      const [row] = await database.$queryRawUnsafe<Row[]>(
        sql(`SELECT ${columns} FROM dead_letters WHERE id = ?`),
        id,
      );
      return row ? toLetter(row) : null;
    },

    async list({ status, limit, cursor }) {
      const page = pageClause(dialect, {
        time: 'died_at',
        id: 'id',
        idIsNumber: false,
        conditions: [{ sql: 'status = ?', values: [status] }],
        cursor,
        limit,
      });
      const rows = await database.$queryRawUnsafe<Row[]>(
        `SELECT ${columns} FROM dead_letters ${page.sql}`,
        ...page.values,
      );
      return pageOfRows(rows, limit, toLetter, ({ died_at, id }) => ({ time: died_at, id }));
    },

    async waiting() {
      const [row] = await database.$queryRawUnsafe<{ count: bigint | number }[]>(
        `SELECT COUNT(*) AS count FROM dead_letters WHERE status = 'waiting'`,
      );
      return Number(row?.count ?? 0);
    },

    async claim(id, mark) {
      const rows = await database.$executeRawUnsafe(
        sql(
          `UPDATE dead_letters SET claimed_by = ?, claimed_until = ${sqlNow(dialect, claimSeconds)}
           WHERE id = ? AND status = 'waiting' AND (claimed_until IS NULL OR claimed_until < ${now})`,
        ),
        mark,
        id,
      );
      return rows > 0;
    },

    async release(id, mark, error) {
      await database.$executeRawUnsafe(
        sql(
          `UPDATE dead_letters SET claimed_by = NULL, claimed_until = NULL, attempts = attempts + 1, last_error = ?
           WHERE id = ? AND claimed_by = ? AND status = 'waiting'`,
        ),
        error,
        id,
        mark,
      );
    },

    decide: (letter, mark, decision) =>
      inTransaction(database, async (tx) => {
        const rows = await tx.$executeRawUnsafe(
          sql(
            `UPDATE dead_letters SET status = ?, decided_at = ${time}, decided_by = ?, reason = ?
             WHERE id = ? AND claimed_by = ? AND status = 'waiting'`,
          ),
          decision.status,
          timeValue(dialect, new Date()),
          decision.actor.userId,
          decision.reason,
          letter.id,
          mark,
        );
        if (rows === 0) return false;
        await audit(tx, decision.actor, auditOfDecision(letter, decision));
        return true;
      }),

    async prune() {
      const old = `decided_at < ${sqlNow(dialect, -decidedRetentionSeconds)}`;
      await database.$executeRawUnsafe(
        dialect === 'postgres'
          ? `DELETE FROM dead_letters WHERE id IN (SELECT id FROM dead_letters WHERE ${old} LIMIT 1000)`
          : `DELETE FROM dead_letters WHERE ${old} LIMIT 1000`,
      );
    },
  };
}

/** The same dead letter, delivered again, changes nothing: its message id is known. Another one of the same event waits anew. */
function insertStatement(dialect: Dialect): string {
  const time = timePlace(dialect);
  const insert = `INSERT INTO dead_letters (${kept}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ${time}, ${time})`;
  if (dialect === 'postgres') {
    const set = diesAgain.map(({ name, value }) => `${name} = ${value ?? `excluded.${name}`}`);
    return `${insert} ON CONFLICT (id) DO UPDATE SET ${set.join(', ')}, message_id = excluded.message_id
      WHERE dead_letters.message_id <> excluded.message_id`;
  }
  // MariaDB sets one column after the other: the message id, which the others compare with, comes last.
  const set = diesAgain.map(
    ({ name, value }) =>
      `${name} = IF(message_id <> VALUES(message_id), ${value ?? `VALUES(${name})`}, ${name})`,
  );
  return `${insert} ON DUPLICATE KEY UPDATE ${set.join(', ')}, message_id = VALUES(message_id)`;
}

/** The bytes as base64: a message that nobody can read may hold what no text column takes. */
const valuesOf = (dialect: Dialect, letter: NewDeadLetter): unknown[] => [
  deadLetterId(letter),
  letter.subscription,
  letter.topic,
  letter.eventId,
  letter.messageId,
  letter.orderingKey,
  letter.data.toString('base64'),
  JSON.stringify(letter.attributes),
  letter.attempts,
  letter.firstError,
  letter.lastError,
  letter.publishedAt && timeValue(dialect, letter.publishedAt),
  timeValue(dialect, letter.diedAt),
];

const toLetter = (row: Row): KeptDeadLetter => ({
  id: row.id,
  subscription: row.subscription,
  topic: row.topic,
  eventId: row.event_id,
  messageId: row.message_id,
  orderingKey: row.ordering_key,
  data: Buffer.from(row.content, 'base64'),
  attributes: JSON.parse(row.attributes),
  attempts: row.attempts,
  firstError: row.first_error,
  lastError: row.last_error,
  publishedAt: row.published_at,
  diedAt: row.died_at,
  // Nothing else is written.
  status: row.status as DeadLetterStatus,
  decidedAt: row.decided_at,
  decidedBy: row.decided_by,
  reason: row.reason,
});
