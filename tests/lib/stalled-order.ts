import { connectSql } from '@eshop/kit/sql';
import { eventually } from '@eshop/kit/testing';
import { shopVariable } from './environment.ts';

/** An order that its service can not move: its row is locked, as by a slow transaction. */
export type StalledOrder = {
  /** Waits until so many transactions of the service want the row. */
  untilWaiting(count: number): Promise<void>;
  /** Lets them go on, in the order in which they came. */
  release(): Promise<void>;
};

/**
 * Locks an order's row, so that a test can decide what comes first: the expiry or the payment. They are let go in the order
 * in which they came.
 */
export async function stallOrder(orderId: string): Promise<StalledOrder> {
  const url = shopVariable('ORDER_DATABASE_URL');
  const [holder, watcher] = await Promise.all([connectSql(url), connectSql(url)]);
  await holder.query('BEGIN');
  await holder.query('SELECT 1 FROM orders WHERE id = $1 FOR UPDATE', [orderId]);
  const [self] = await holder.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const waiting = `
    WITH RECURSIVE waiting AS (
      SELECT pid FROM pg_stat_activity WHERE ${self?.pid ?? 0} = ANY(pg_blocking_pids(pid))
      UNION SELECT a.pid FROM pg_stat_activity a JOIN waiting w ON w.pid = ANY(pg_blocking_pids(a.pid))
    ) SELECT count(*)::int AS count FROM waiting`;
  return {
    async untilWaiting(count) {
      await eventually(
        async () => {
          const [row] = await watcher.query<{ count: number }>(waiting);
          if ((row?.count ?? 0) < count) throw new Error(`${row?.count} of ${count} wait for the order`);
        },
        { timeoutMilliseconds: 60_000, everyMilliseconds: 10 },
      );
    },
    async release() {
      await holder.query('COMMIT');
      await Promise.all([holder.end(), watcher.end()]);
    },
  };
}
