import { warehouseApi } from '@eshop/contracts/api/warehouse';
import { productQuantityUpdated } from '@eshop/contracts/events';
import { auditRoutes } from '@eshop/kit/audit';
import { createServiceApp } from '@eshop/kit/http';
import { topicCheck } from '@eshop/kit/messaging';
import { operationRoutes } from '@eshop/kit/operations';
import type { Express } from 'express';
import manifest from '../package.json' with { type: 'json' };
import { allocationRoutes } from './allocation/routes.ts';
import type { Context } from './context.ts';
import { feedRoutes } from './feed/routes.ts';
import { limitRoutes } from './limits/routes.ts';
import { reservationRoutes } from './reservations/routes.ts';
import { stockRoutes } from './stock/routes.ts';
import { warehouseRoutes } from './warehouses/routes.ts';

/** The warehouse service's HTTP side; it does not listen. */
export function createApp(context: Context): Express {
  const checks = {
    postgres: () => context.sql.$queryRaw`SELECT 1`,
    pubsub: topicCheck(context.pubsub, productQuantityUpdated),
  };
  return createServiceApp({
    service: 'warehouse',
    logger: context.logger,
    metrics: context.metrics,
    checks,
    // Events wait in the outbox and with Pub/Sub.
    servesWithout: ['pubsub'],
    routes: [
      warehouseRoutes(context),
      stockRoutes(context),
      limitRoutes(context),
      feedRoutes(context),
      allocationRoutes(context),
      reservationRoutes(context),
      auditRoutes(context.http, warehouseApi.listAudit, context.audit),
      operationRoutes({ ...context, service: 'warehouse', version: manifest.version, checks }),
    ],
  });
}
