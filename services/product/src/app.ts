import { productApi } from '@eshop/contracts/api/product';
import { productUpdated } from '@eshop/contracts/events';
import { auditRoutes } from '@eshop/kit/audit';
import { createServiceApp, nameRoute } from '@eshop/kit/http';
import { topicCheck } from '@eshop/kit/messaging';
import { operationRoutes } from '@eshop/kit/operations';
import type { Express, RequestHandler } from 'express';
import manifest from '../package.json' with { type: 'json' };
import { writeAnswer } from './catalogue/send-answer.ts';
import { categoryRoutes } from './categories/routes.ts';
import type { Context } from './context.ts';
import { imageRoutes } from './images/routes.ts';
import { productRoutes } from './products/routes.ts';
import { productStaffRoutes } from './products/staff-routes.ts';
import { categoriesVersionKey } from './table/keys.ts';

/** The product service's HTTP side; it does not listen. */
export function createApp(context: Context): Express {
  const http = { tokens: context.tokens, checkAnswers: context.config.ESHOP_CHECK_ANSWERS };
  const checks = {
    dynamodb: () => context.table.get(categoriesVersionKey),
    s3: () => context.images.check(),
    pubsub: topicCheck(context.pubsub, productUpdated),
  };
  return createServiceApp({
    service: 'product',
    logger: context.logger,
    metrics: context.metrics,
    checks,
    // Events wait in the outbox; without S3 there are no new pictures.
    servesWithout: ['s3', 'pubsub'],
    before: [sendReadyAnswers(context)],
    routes: [
      productRoutes(context),
      productStaffRoutes(context),
      categoryRoutes(context),
      imageRoutes(context),
      auditRoutes(http, productApi.listAudit, context.audit),
      operationRoutes({ ...context, http, service: 'product', version: manifest.version, checks }),
    ],
  });
}

/** An answer that is ready needs neither parsing nor checks: it was made for this very address, and reading is open to all. */
function sendReadyAnswers({ catalogue }: Context): RequestHandler {
  return (req, res, next) => {
    const answer = req.method === 'GET' ? catalogue.ready(req.url) : undefined;
    if (!answer) return next();
    nameRoute(res, answer.route);
    writeAnswer(req, res, answer);
  };
}
