import { problems } from '@eshop/contracts/problem';
import type { Response } from 'express';
import { Router } from 'express';
import { refusal } from '../errors/index.ts';
import { nameRoute } from '../http/request-state.ts';
import type { Logger } from '../logging/index.ts';
import type { Metrics } from '../metrics/index.ts';
import { stoppingSignal } from '../shutdown/stopping.ts';
import type { Check } from './readiness.ts';
import { createReadiness } from './readiness.ts';

/**
 * What machines ask a service: `/healthz` (the process is up), `/readyz` (all that it works with answers), `/readyz/serving`
 * (callers may be sent here) and `/metrics`. Answers name dependencies, never hosts.
 */
export function healthRoutes(options: {
  checks: Readonly<Record<string, Check>>;
  /** What is away here costs some requests or waits; taking the service out for it would cost all. */
  servesWithout?: readonly string[];
  logger: Logger;
  metrics: Metrics;
}): Router {
  const { checks, servesWithout = [], logger, metrics } = options;
  const needed = Object.entries(checks).filter(([name]) => !servesWithout.includes(name));
  const router = Router({ caseSensitive: true });
  router.use(['/healthz', '/readyz/serving', '/readyz', '/metrics'], (req, res, next) => {
    nameRoute(res, req.baseUrl);
    res.setHeader('Cache-Control', 'no-store');
    // Two processes may share a port: whoever replaces one asks which of them answered.
    res.setHeader('x-process', process.pid);
    next();
  });
  router.get('/healthz', (_req, res) => {
    res.json({ status: 'up' });
  });
  router.get('/readyz', tellReadiness(checks, logger));
  router.get('/readyz/serving', tellReadiness(Object.fromEntries(needed), logger));
  router.get('/metrics', async (_req, res) => {
    const text = await metrics.registry.metrics();
    res.type(metrics.registry.contentType).send(text);
  });
  return router;
}

function tellReadiness(of: Readonly<Record<string, Check>>, logger: Logger) {
  const readiness = createReadiness(of);
  return async (_req: unknown, res: Response): Promise<void> => {
    const { checks, failing } = await readiness();
    for (const [check, error] of failing) logger.warn({ err: error, check }, 'a dependency does not answer');
    const names = stoppingSignal.aborted ? ['stopping'] : [...failing.keys()];
    if (names.length === 0) return void res.json({ status: 'ready', checks });
    throw refusal(problems.UNAVAILABLE, `not ready: ${names.join(', ')}`, {
      extra: { checks },
      retryAfterSeconds: 1,
    });
  };
}
