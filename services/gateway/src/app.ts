import type { Check } from '@eshop/kit/health';
import { createServiceApp } from '@eshop/kit/http';
import { operationRoutes } from '@eshop/kit/operations';
import type { Express } from 'express';
import manifest from '../package.json' with { type: 'json' };
import { browserHeaders } from './browsers/routes.ts';
import type { Context } from './context.ts';
import { limitRequests } from './limits/routes.ts';
import { proxyRoutes } from './routes/routes.ts';
import { traceRoutes } from './traces/routes.ts';

/** The gateway; it does not listen. */
export function createApp(context: Context): Express {
  const { logger, metrics, counters, upstreams, config } = context;
  const checks: Readonly<Record<string, Check>> = {
    redis: () => counters.check(),
    ...Object.fromEntries([...upstreams.values()].map(({ name, check }) => [name, check])),
  };
  const app = createServiceApp({
    service: 'gateway',
    logger,
    metrics,
    checks,
    // A service that is away is a 503 of that service's routes, not of all.
    servesWithout: Object.keys(checks),
    before: [browserHeaders(context), limitRequests(context)],
    routes: [
      operationRoutes({
        http: { tokens: context.staffTokens },
        service: 'gateway',
        version: manifest.version,
        metrics,
        checks,
      }),
      traceRoutes(context),
      proxyRoutes(context),
    ],
  });
  app.set('trust proxy', config.http.trustProxy);
  return app;
}
