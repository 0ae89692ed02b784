import type { AuditEntry } from '@eshop/contracts/api/audit';
import { type Dialect, placeholders, type SqlExecutor } from '../sql/index.ts';
import { type AuditAct, type AuditActor, newAuditEntry } from './audit-entry.ts';
import { type AuditFilter, type AuditReader, cursorBehind, idRangeOf } from './audit-page.ts';

/** Writes an act of staff inside the caller's own transaction: both commit, or neither does. */
export type RecordAudit = (tx: SqlExecutor, actor: AuditActor, act: AuditAct) => Promise<void>;

export type SqlAudit = AuditReader & { readonly record: RecordAudit };

type Row = {
  id: string;
  at: Date;
  action: string;
  actor_id: string;
  actor_roles: string;
  subject_type: string;
  subject_id: string;
  subject_label: string | null;
  before_state: string | null;
  after_state: string | null;
  reason: string | null;
  request_id: string;
};

const columns =
  'id, at, action, actor_id, actor_roles, subject_type, subject_id, subject_label, before_state, after_state, reason, request_id';
const longestLabel = 200;

/** The audit trail in a service's own database (the table of `sql/ddl`). */
export function createSqlAudit(options: {
  readonly service: string;
  readonly dialect: Dialect;
  readonly database: SqlExecutor;
}): SqlAudit {
  const { service, dialect, database } = options;
  const sql = (statement: string) => placeholders(dialect, statement);
  const moment = dialect === 'postgres' ? '?::timestamptz' : '?';

  return {
    async record(tx, actor, act) {
      const entry = newAuditEntry(service, actor, act);
      await tx.$executeRawUnsafe(
        sql(`INSERT INTO audit_entries (${columns}) VALUES (?, ${moment}, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
        entry.id,
        dialect === 'postgres' ? entry.at : entry.at.replace('T', ' ').replace('Z', ''),
        entry.action,
        entry.actor.id,
        entry.actor.roles.join(' '),
        entry.subject.type,
        entry.subject.id,
        entry.subject.label?.slice(0, longestLabel) ?? null,
        entry.before && JSON.stringify(entry.before),
        entry.after && JSON.stringify(entry.after),
        entry.reason ?? null,
        entry.requestId,
      );
    },

    async list(query) {
      const { conditions, values } = where(query);
      const rows = await database.$queryRawUnsafe<Row[]>(
        sql(
          `SELECT ${columns} FROM audit_entries ${conditions} ORDER BY id DESC LIMIT ${Math.trunc(query.limit) + 1}`,
        ),
        ...values,
      );
      const items = rows.slice(0, query.limit).map((row) => toEntry(service, row));
      const last = items.at(-1);
      return { items, nextCursor: last && rows.length > items.length ? cursorBehind(last.id) : null };
    },
  };
}

/** Each filter, and each with the time, is answered from an index of its own. */
function where(query: AuditFilter): { conditions: string; values: string[] } {
  const { from, before } = idRangeOf(query);
  const wanted: [string, string | undefined][] = [
    ['actor_id = ?', query.actorId],
    ['action = ?', query.action],
    ['subject_id = ?', query.subjectId],
    ['subject_type = ?', query.subjectType],
    ['id >= ?', from],
    ['id < ?', before],
  ];
  const given = wanted.flatMap(([condition, value]) => (value === undefined ? [] : [{ condition, value }]));
  return {
    conditions: given.length > 0 ? `WHERE ${given.map(({ condition }) => condition).join(' AND ')}` : '',
    values: given.map(({ value }) => value),
  };
}

const toEntry = (service: string, row: Row): AuditEntry => ({
  id: row.id,
  at: row.at.toISOString(),
  service,
  action: row.action,
  // Only roles that a caller had were written.
  actor: { id: row.actor_id, roles: row.actor_roles.split(' ') as AuditEntry['actor']['roles'] },
  subject: {
    type: row.subject_type,
    id: row.subject_id,
    ...(row.subject_label !== null && { label: row.subject_label }),
  },
  before: row.before_state === null ? null : JSON.parse(row.before_state),
  after: row.after_state === null ? null : JSON.parse(row.after_state),
  ...(row.reason !== null && { reason: row.reason }),
  requestId: row.request_id,
});
