import type { Express, RequestHandler } from 'express';
import express, { Router } from 'express';
import type { Check } from '../health/index.ts';
import { healthRoutes } from '../health/index.ts';
import type { Logger } from '../logging/index.ts';
import type { Metrics } from '../metrics/index.ts';
import { createMetrics } from '../metrics/index.ts';
import { observe } from './observe.ts';
import { openApiRoute } from './open-api.ts';
import { problemMiddleware } from './problem-middleware.ts';
import type { Routes } from './routes.ts';
import { unknownPath } from './unknown-path.ts';

export type ServiceAppOptions<Dependency extends string = string> = {
  readonly service: string;
  readonly version?: string;
  readonly logger: Logger;
  /** Given when others (relay, consumers) count on the same registry. */
  readonly metrics?: Metrics;
  /** What `/readyz` asks, by the name that it shows. */
  readonly checks: Readonly<Record<Dependency, Check>>;
  /** Of these, what most requests do without: callers are sent here while it is away (`/readyz/serving`). */
  readonly servesWithout?: readonly NoInfer<Dependency>[];
  readonly routes: readonly Pick<Routes, 'router' | 'endpoints'>[];
  /** Runs before the routes: what is no endpoint, such as a proxy or CORS. */
  readonly before?: readonly RequestHandler[];
};

/** An Express app with all that every service has; it does not listen. */
export function createServiceApp<Dependency extends string>(options: ServiceAppOptions<Dependency>): Express {
  const { service, version = '1.0.0', logger, checks, servesWithout = [], routes } = options;
  const metrics = options.metrics ?? createMetrics(service);
  const endpoints = routes.flatMap((each) => [...each.endpoints]);
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('case sensitive routing', true);
  app.use(observe(logger, metrics));
  app.use(
    outsideApi(
      Router({ caseSensitive: true }).use(
        healthRoutes({ checks, servesWithout, logger, metrics }),
        openApiRoute({ service, version, endpoints }),
      ),
    ),
  );
  for (const middleware of options.before ?? []) app.use(middleware);
  for (const { router } of routes) app.use(router);
  app.use(unknownPath([...endpoints, ...machinePaths]));
  app.use(problemMiddleware(logger));
  return app;
}

/** What is not below `/v1` alone: most requests then pass it without being compared with each of its paths. */
const outsideApi =
  (handler: RequestHandler): RequestHandler =>
  (req, res, next) => {
    if (req.url.startsWith('/v1/')) next();
    else handler(req, res, next);
  };

const machinePaths = ['/healthz', '/readyz', '/readyz/serving', '/metrics', '/openapi.json'].map((path) => ({
  path,
  method: 'get' as const,
}));
