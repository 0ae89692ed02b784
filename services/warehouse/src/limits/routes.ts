import * as endpoints from '@eshop/contracts/api/warehouse';
import { createRoutes, type Routes } from '@eshop/kit/http';
import type { Context } from '../context.ts';
import { setStockLimit } from './set-stock-limit.ts';

/** Low-stock limits, and how many levels are below them. */
export const limitRoutes = (context: Context): Routes =>
  createRoutes(context.http)
    .on(endpoints.countStock, async () => ({
      ...(await context.limits.count()),
      lowAt: context.config.lowStockAt,
    }))
    .on(endpoints.setStockLimit, async ({ caller, params, body }) => ({
      items: await setStockLimit(context, caller, params.productId, body),
    }));
