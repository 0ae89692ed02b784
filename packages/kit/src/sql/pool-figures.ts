import type { Metrics } from '../metrics/index.ts';

/** How a pool of connections is used at this moment. */
export type PoolUse = { readonly used: number; readonly idle: number; readonly waiting: number };

/** The pools of the two drivers, as far as they tell how they are used. */
type PgPool = { readonly totalCount: number; readonly idleCount: number; readonly waitingCount: number };
type MariaDbPool = { activeConnections(): number; idleConnections(): number; taskQueueSize(): number };

/** Reads the use of a pool of `pg` or `mariadb`; null for anything else. */
export function usePool(pool: unknown): PoolUse | null {
  if (typeof pool !== 'object' || pool === null) return null;
  if ('totalCount' in pool) {
    const { totalCount, idleCount, waitingCount } = pool as PgPool;
    return { used: totalCount - idleCount, idle: idleCount, waiting: waitingCount };
  }
  if (!('activeConnections' in pool)) return null;
  const mariadb = pool as MariaDbPool;
  return {
    used: mariadb.activeConnections(),
    idle: mariadb.idleConnections(),
    waiting: mariadb.taskQueueSize(),
  };
}

/** Shows at each scrape how a pool is used. */
export function showPool(metrics: Metrics, size: number, pool: unknown): void {
  metrics.gauge('sql_pool_size', 'Connections that this process may have at most').set(size);
  metrics.gauge('sql_pool_connections', 'Connections to the database', ['state'], (gauge) => {
    const use = usePool(pool);
    gauge.set({ state: 'used' }, use?.used ?? 0);
    gauge.set({ state: 'idle' }, use?.idle ?? 0);
  });
  metrics.gauge(
    'sql_pool_waiting',
    'Statements and transactions that wait for a connection',
    [],
    () => usePool(pool)?.waiting ?? 0,
  );
}
