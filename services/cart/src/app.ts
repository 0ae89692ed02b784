import { cartApi } from '@eshop/contracts/api/cart';
import { productUpdated } from '@eshop/contracts/events';
import { auditRoutes } from '@eshop/kit/audit';
import { createServiceApp } from '@eshop/kit/http';
import { subscriptionCheck } from '@eshop/kit/messaging';
import { operationRoutes } from '@eshop/kit/operations';
import type { Express } from 'express';
import manifest from '../package.json' with { type: 'json' };
import { cartRoutes } from './carts/routes.ts';
import type { Context } from './context.ts';
import { mergeRoutes } from './merging/routes.ts';

/** The cart service's HTTP side; it does not listen. Redis answers when a write reaches the master and a replica. */
export function createApp(context: Context): Express {
  const checks = {
    redis: () => context.carts.probe(),
    mysql: () => context.saved.ping(),
    pubsub: subscriptionCheck(context.pubsub, 'cart', productUpdated),
  };
  return createServiceApp({
    service: 'cart',
    logger: context.logger,
    metrics: context.metrics,
    checks,
    // Carts are written without their copies, which follow, and keep the names and prices that they know.
    servesWithout: ['mysql', 'pubsub'],
    routes: [
      cartRoutes(context),
      mergeRoutes(context),
      auditRoutes(context.http, cartApi.listAudit, context.audit),
      operationRoutes({ ...context, service: 'cart', version: manifest.version, checks }),
    ],
  });
}
