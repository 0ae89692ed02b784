import type { Metrics } from './create-metrics.ts';

/** A client of ioredis, as far as it tells how it is used. */
type Connection = { readonly status: string; readonly commandQueue: { readonly length: number } };

/** Shows at each scrape whether the connections to Redis are there, and how many commands wait for their replies. */
export function showRedis(metrics: Metrics, connections: Readonly<Record<string, Connection>>): void {
  const all = Object.entries(connections);
  metrics.gauge('redis_ready', '1 while the connection to the master is there', ['connection'], (gauge) => {
    for (const [connection, { status }] of all) gauge.set({ connection }, status === 'ready' ? 1 : 0);
  });
  metrics.gauge('redis_commands_waiting', 'Commands sent and not yet answered', ['connection'], (gauge) => {
    for (const [connection, { commandQueue }] of all) gauge.set({ connection }, commandQueue.length);
  });
}
