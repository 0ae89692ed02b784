import { problems } from '@eshop/contracts/problem';
import { Router } from 'express';
import { refusal } from '../errors/index.ts';
import { nameRoute } from '../http/request-state.ts';
import type { Logger } from '../logging/index.ts';
import type { Metrics } from '../metrics/index.ts';
import { stoppingSignal } from '../shutdown/stopping.ts';
import type { Check } from './readiness.ts';
import { createReadiness } from './readiness.ts';

/** What machines ask a service: `/healthz`, `/readyz`, `/metrics`. Answers name dependencies, never hosts. */
export function healthRoutes(options: {
  checks: Readonly<Record<string, Check>>;
  /** Shown, but never a reason not to be ready. */
  hints?: Readonly<Record<string, Check>>;
  logger: Logger;
  metrics: Metrics;
}): Router {
  const { checks: needed, hints = {}, logger, metrics } = options;
  const readiness = createReadiness({ ...hints, ...needed });
  const router = Router({ caseSensitive: true });
  router.use(['/healthz', '/readyz', '/metrics'], (req, res, next) => {
    nameRoute(res, req.baseUrl);
    res.setHeader('Cache-Control', 'no-store');
    // Two processes may share a port: whoever replaces one asks which of them answered.
    res.setHeader('x-process', process.pid);
    next();
  });
  router.get('/healthz', (_req, res) => {
    res.json({ status: 'up' });
  });
  router.get('/readyz', async (_req, res) => {
    const { checks, failing } = await readiness();
    for (const [check, error] of failing) logger.warn({ err: error, check }, 'a dependency does not answer');
    const names = stoppingSignal.aborted
      ? ['stopping']
      : [...failing.keys()].filter((name) => name in needed);
    if (names.length === 0) return void res.json({ status: 'ready', checks });
    throw refusal(problems.UNAVAILABLE, `not ready: ${names.join(', ')}`, {
      extra: { checks },
      retryAfterSeconds: 1,
    });
  });
  router.get('/metrics', async (_req, res) => {
    const text = await metrics.registry.metrics();
    res.type(metrics.registry.contentType).send(text);
  });
  return router;
}
