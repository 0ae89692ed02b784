import type { SqlSession } from '../executor.ts';
import { inStatementSpan } from '../statement-span.ts';
import { ofTemplate, ofText, type Statement } from './statement.ts';

/** The statements of stores, as `query` runs them, each a span of the trace in hand. */
export function createSession(query: (statement: Statement) => Promise<unknown>): SqlSession {
  const run = (statement: Statement) =>
    inStatementSpan('mysql', statement.options.sql ?? '', () => query(statement));
  // The driver answers with the rows, or with what was changed.
  const rows = async <T>(statement: Statement) => (await run(statement)) as T;
  const changed = async (statement: Statement) =>
    ((await run(statement)) as { affectedRows?: number }).affectedRows ?? 0;
  return {
    $queryRaw: (query, ...values) => rows(ofTemplate(query, values)),
    $queryRawUnsafe: (sql, ...values) => rows(ofText(sql, values)),
    $executeRaw: (query, ...values) => changed(ofTemplate(query, values)),
    $executeRawUnsafe: (sql, ...values) => changed(ofText(sql, values)),
  };
}
