import { createServiceApp } from '@eshop/kit/http';
import type { Express } from 'express';
import type { Context } from './context.ts';
import { sessionRoutes } from './sessions/routes.ts';
import { userRoutes } from './users/routes.ts';

/** The auth service's HTTP side; it does not listen. */
export const createApp = (context: Context): Express =>
  createServiceApp({
    service: 'auth',
    logger: context.logger,
    checks: { cognito: () => context.ping() },
    routes: [sessionRoutes(context), userRoutes(context)],
  });
