import { inStatementSpan } from './statement-span.ts';

type Statement = { readonly sql: string };
type Queryable = {
  queryRaw(statement: Statement): Promise<unknown>;
  executeRaw(statement: Statement): Promise<unknown>;
};
type Adapter = Queryable & {
  readonly provider: string;
  startTransaction(isolationLevel?: never): Promise<Queryable>;
};
type AdapterFactory = { connect(): Promise<Adapter> };

/**
 * The same driver adapter of Prisma, whose statements are spans of the trace in hand, recorded with placeholders and never with
 * their values. The figures of its pool are shown by whoever opened that.
 */
export function observeAdapter<Factory extends AdapterFactory>(factory: Factory): Factory {
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
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
