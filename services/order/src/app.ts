import { orderApi } from '@eshop/contracts/api/order';
import { orderCreated } from '@eshop/contracts/events';
import { auditRoutes } from '@eshop/kit/audit';
import { createServiceApp } from '@eshop/kit/http';
import { topicCheck } from '@eshop/kit/messaging';
import { operationRoutes } from '@eshop/kit/operations';
import type { Express } from 'express';
import manifest from '../package.json' with { type: 'json' };
import { addressRoutes } from './addresses/routes.ts';
import type { Context } from './context.ts';
import { feedRoutes } from './feed/routes.ts';
import { orderRoutes } from './orders/routes.ts';
import { pickingRoutes } from './picking/routes.ts';
import { quoteRoutes } from './quotes/routes.ts';
import { timelineRoutes } from './timeline/routes.ts';

/** The order service's HTTP side; it does not listen. */
export function createApp(context: Context): Express {
  const checks = {
    postgres: () => context.sql.$queryRaw`SELECT 1`,
    pubsub: topicCheck(context.pubsub, orderCreated),
  };
  return createServiceApp({
    service: 'order',
    logger: context.logger,
    metrics: context.metrics,
    checks,
    // Events wait in the outbox and with Pub/Sub.
    servesWithout: ['pubsub'],
    routes: [
      quoteRoutes(context),
      orderRoutes(context),
      timelineRoutes(context),
      feedRoutes(context),
      pickingRoutes(context),
      addressRoutes(context),
      auditRoutes(context.http, orderApi.listAudit, context.audit),
      operationRoutes({ ...context, service: 'order', version: manifest.version, checks }),
    ],
  });
}
