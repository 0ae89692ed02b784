import { paymentApi } from '@eshop/contracts/api/payment';
import { paymentUpdated } from '@eshop/contracts/events';
import { auditRoutes } from '@eshop/kit/audit';
import { createServiceApp } from '@eshop/kit/http';
import { topicCheck } from '@eshop/kit/messaging';
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
    mysql: () => context.sql.$queryRaw`SELECT 1`,
    s3: () => context.proofs.check(),
    pubsub: topicCheck(context.pubsub, paymentUpdated),
  };
  return createServiceApp({
    service: 'payment',
    logger: context.logger,
    metrics: context.metrics,
    checks,
    // Events wait in the outbox; without S3 proofs are neither taken nor shown, and payments are.
    servesWithout: ['s3', 'pubsub'],
    before: [limitUploads()],
    routes: [
      paymentRoutes(context),
      feedRoutes(context),
      auditRoutes(context.http, paymentApi.listAudit, context.audit),
      operationRoutes({ ...context, service: 'payment', version: manifest.version, checks }),
    ],
  });
}
