import type { ClientBase, QueryResult } from 'pg';
import type { SqlSession } from '../executor.ts';
import { inStatementSpan } from '../statement-span.ts';
import { runStatement } from './run-statement.ts';
import type { Statement, Statements } from './statements.ts';

type WithClient = <Result>(work: (client: ClientBase) => Promise<Result>) => Promise<Result>;

/** The statements of stores on the connections that `withClient` gives, each a span of the trace in hand. */
export function createSession(statements: Statements, withClient: WithClient): SqlSession {
  const run = (statement: Statement): Promise<QueryResult> =>
    inStatementSpan('postgresql', statement.text, () =>
      withClient((client) => runStatement(client, statement)),
    );
  return {
    $queryRaw: async <T>(query: Parameters<SqlSession['$queryRaw']>[0], ...values: unknown[]) =>
      (await run(statements.ofTemplate(query, values))).rows as T,
    $queryRawUnsafe: async <T>(sql: string, ...values: unknown[]) =>
      (await run(statements.ofText(sql, values))).rows as T,
    $executeRaw: async (query, ...values) => (await run(statements.ofTemplate(query, values))).rowCount ?? 0,
    $executeRawUnsafe: async (sql, ...values) => (await run(statements.ofText(sql, values))).rowCount ?? 0,
  };
}
