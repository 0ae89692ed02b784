import type { Metrics } from '../metrics/index.ts';
import { inSpan, isRecording } from '../tracing/index.ts';
import { showPool } from './pool-figures.ts';

type Statement = { readonly sql: string };
type Queryable = {
  queryRaw(statement: Statement): Promise<unknown>;
  executeRaw(statement: Statement): Promise<unknown>;
};
type Adapter = Queryable & {
  readonly provider: string;
  startTransaction(isolationLevel?: never): Promise<Queryable>;
  underlyingDriver(): unknown;
};
type AdapterFactory = { connect(): Promise<Adapter> };

const longestText = 1_000;
const table = /\b(?:from|into|update|join)\s+[`"]?(?:\w+[`"]?\.[`"]?)?(\w+)/i;

/**
 * The same driver adapter of Prisma, whose pool is shown in the metrics and whose statements are spans of the trace in
 * hand. Statements are recorded with placeholders, never with their values.
 */
export function observeAdapter<Factory extends AdapterFactory>(
  factory: Factory,
  { metrics, poolSize }: { readonly metrics: Metrics; readonly poolSize: number },
): Factory {
  let pool: unknown = null;
  showPool(metrics, poolSize, () => pool);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    pool = adapter.underlyingDriver();
    const system = adapter.provider === 'postgres' ? 'postgresql' : adapter.provider;
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (isolationLevel) =>
      withSpans(await inStatementSpan(system, 'BEGIN', () => start(isolationLevel)), system);
    return withSpans(adapter, system);
  };
  return factory;
}

function withSpans<Target extends Queryable>(target: Target, system: string): Target {
  const queryRaw = target.queryRaw.bind(target);
  const executeRaw = target.executeRaw.bind(target);
  target.queryRaw = (statement) => inStatementSpan(system, statement.sql, () => queryRaw(statement));
  target.executeRaw = (statement) => inStatementSpan(system, statement.sql, () => executeRaw(statement));
  return target;
}

function inStatementSpan<Result>(system: string, sql: string, work: () => Promise<Result>): Promise<Result> {
  if (!isRecording()) return work();
  const attributes = { 'db.system.name': system, 'db.query.text': sql.slice(0, longestText) };
  return inSpan({ name: summaryOf(sql), kind: 'client', attributes }, work);
}

/** `SELECT orders`: what it does, and with which table first. */
export function summaryOf(sql: string): string {
  const verb = /\w+/.exec(sql)?.[0].toUpperCase() ?? 'SQL';
  const [, name] = table.exec(sql) ?? [];
  return name === undefined ? verb : `${verb} ${name}`;
}
