import { inSpan } from '../tracing/index.ts';
import { repeatLost } from './repeat-lost.ts';

/** What a transaction sees of others; the database's own default when it is not given. */
export type IsolationLevel = 'ReadCommitted' | 'RepeatableRead' | 'Serializable';

/** The part of a Prisma client that runs interactive transactions. */
export type Transactional<Tx> = {
  $transaction<Result>(
    work: (tx: Tx) => Promise<Result>,
    options?: { maxWait?: number; timeout?: number; isolationLevel?: IsolationLevel },
  ): Promise<Result>;
};

/**
 * Runs `work` in a transaction and again when it lost against another one (deadlock, serialization failure). `work` must
 * therefore have no effect outside the transaction.
 */
export function inTransaction<Tx, Result>(
  database: Transactional<Tx>,
  work: (tx: Tx) => Promise<Result>,
  options: { readonly isolationLevel?: IsolationLevel; readonly tries?: number } = {},
): Promise<Result> {
  const { tries, ...isolation } = options;
  const once = (attempt: number) =>
    inSpan({ name: 'SQL transaction', kind: 'client', attributes: { 'eshop.attempt': attempt } }, () =>
      database.$transaction(work, { maxWait: 5_000, timeout: 10_000, ...isolation }),
    );
  return repeatLost(once, tries);
}
