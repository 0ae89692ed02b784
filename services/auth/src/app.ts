import { authApi } from '@eshop/contracts/api/auth';
import { auditRoutes } from '@eshop/kit/audit';
import { createServiceApp } from '@eshop/kit/http';
import { operationRoutes } from '@eshop/kit/operations';
import type { Express } from 'express';
import manifest from '../package.json' with { type: 'json' };
import type { Context } from './context.ts';
import { sessionRoutes } from './sessions/routes.ts';
import { userRoutes } from './users/routes.ts';

/** The auth service's HTTP side; it does not listen. */
export function createApp(context: Context): Express {
  const checks = { cognito: () => context.ping() };
  return createServiceApp({
    service: 'auth',
    logger: context.logger,
    metrics: context.metrics,
    checks,
    routes: [
      sessionRoutes(context),
      userRoutes(context),
      auditRoutes(context.http, authApi.listAudit, context.audit),
      operationRoutes({ ...context, service: 'auth', version: manifest.version, checks }),
    ],
  });
}
