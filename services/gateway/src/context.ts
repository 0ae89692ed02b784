import { createTokenVerifier } from '@eshop/kit/auth';
import { createLogger } from '@eshop/kit/logging';
import { createMetrics, showRedis } from '@eshop/kit/metrics';
import type { Config } from './config.ts';
import { createAccounts } from './limits/accounts.ts';
import { createCounterStore } from './limits/counter-store.ts';
import { createLimits } from './limits/limits.ts';
import { createUpstream } from './routes/upstream-client.ts';
import { createTraceClient } from './traces/trace-client.ts';

/** Everything that the gateway works with. */
export type Context = ReturnType<typeof createContext>;

/** Builds the context; connects lazily, so that the gateway starts while Redis and the services are away. */
export function createContext(config: Config) {
  const logger = createLogger({ service: 'gateway', level: config.logLevel });
  const metrics = createMetrics('gateway');
  const counters = createCounterStore({ ...config.redis, logger });
  showRedis(metrics, counters.connections);
  const upstreams = new Map(
    config.services.map(({ name, url }) => [
      name,
      createUpstream(name, url, config.upstreamTimeoutMilliseconds),
    ]),
  );
  const waiting = metrics.gauge(
    'gateway_waiting_requests',
    'Requests that wait for an answer of a service',
    ['upstream'],
    () => {
      for (const { name, waiting: requests } of upstreams.values()) waiting.set({ upstream: name }, requests);
    },
  );
  const limits = createLimits({ ...config.limits, ...counters });
  const authUrl = config.services.find(({ name }) => name === 'auth')?.url.origin;
  return {
    config,
    logger,
    metrics,
    counters,
    upstreams,
    limits,
    /** Who may see how the gateway itself is: here a sign-out or a lost role counts. */
    staffTokens: createTokenVerifier({ ...config.tokens, AUTH_URL: authUrl }, { logger }),
    readTrace: createTraceClient(config.traceStoreUrl),
    accountOf: createAccounts(createTokenVerifier(config.tokens, { logger })),
    close(): void {
      limits.stop();
      counters.close();
      for (const upstream of upstreams.values()) upstream.close();
    },
  };
}
