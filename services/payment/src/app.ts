import { paymentApi } from '@eshop/contracts/api/payment';
import { auditRoutes } from '@eshop/kit/audit';
import { createServiceApp } from '@eshop/kit/http';
import { operationRoutes } from '@eshop/kit/operations';
import type { Express } from 'express';
import manifest from '../package.json' with { type: 'json' };
import type { Context } from './context.ts';
import { feedRoutes } from './feed/routes.ts';
import { paymentRoutes } from './payments/routes.ts';
import { limitUploads } from './upload-budget.ts';

/** The payment service's HTTP side; it does not listen. */
export function createApp(context: Context): Express {
  const checks = {
    mariadb: () => context.sql.$queryRaw`SELECT 1`,
    s3: () => context.proofs.check(),
    pubsub: () => context.pubsub.topic('payment-updated').exists(),
  };
  return createServiceApp({
    service: 'payment',
    logger: context.logger,
    metrics: context.metrics,
    checks,
    before: [limitUploads()],
    routes: [
      paymentRoutes(context),
      feedRoutes(context),
      auditRoutes(context.http, paymentApi.listAudit, context.audit),
      operationRoutes({ ...context, service: 'payment', version: manifest.version, checks }),
    ],
  });
}
