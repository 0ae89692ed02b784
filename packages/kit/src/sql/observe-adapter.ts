import type { Metrics } from '../metrics/index.ts';
import { showPool } from './pool-figures.ts';
import { inStatementSpan } from './statement-span.ts';

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

/**
 * The same driver adapter of Prisma, whose statements are spans of the trace in hand and whose pool is shown in the metrics;
 * one that works on the pool of `openPostgres` needs no figures of its own. Statements are recorded with placeholders, never
 * with their values.
 */
export function observeAdapter<Factory extends AdapterFactory>(
  factory: Factory,
  figures?: { readonly metrics: Metrics; readonly poolSize: number },
): Factory {
  let pool: unknown = null;
  if (figures) showPool(figures.metrics, figures.poolSize, () => pool);
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
