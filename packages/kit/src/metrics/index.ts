export type { Metrics } from './create-metrics.ts';
export { createMetrics, eventLoopTickMilliseconds } from './create-metrics.ts';
export { showRedis } from './show-redis.ts';
