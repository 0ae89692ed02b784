import { salesReportApi } from '@eshop/contracts/api/sales-report';
import { saleCreated } from '@eshop/contracts/events';
import { auditRoutes } from '@eshop/kit/audit';
import { createServiceApp } from '@eshop/kit/http';
import { subscriptionCheck } from '@eshop/kit/messaging';
import { operationRoutes } from '@eshop/kit/operations';
import type { Express } from 'express';
import manifest from '../package.json' with { type: 'json' };
import type { Context } from './context.ts';
import { exportRoutes } from './exports/routes.ts';
import { saleRoutes } from './sales/routes.ts';
import { summaryRoutes } from './summaries/routes.ts';

/** The sales report's HTTP side; it does not listen. */
export function createApp(context: Context): Express {
  const checks = {
    postgres: () => context.sql.$queryRaw`SELECT 1`,
    pubsub: subscriptionCheck(context.pubsub, 'sales-report', saleCreated),
  };
  return createServiceApp({
    service: 'sales-report',
    logger: context.logger,
    metrics: context.metrics,
    checks,
    // Sales wait with Pub/Sub.
    servesWithout: ['pubsub'],
    routes: [
      saleRoutes(context),
      summaryRoutes(context),
      exportRoutes(context),
      auditRoutes(context.http, salesReportApi.listAudit, context.audit),
      operationRoutes({ ...context, service: 'sales-report', version: manifest.version, checks }),
    ],
  });
}
