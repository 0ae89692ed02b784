import * as endpoints from '@eshop/contracts/api/warehouse';
import { createRoutes, type Routes } from '@eshop/kit/http';
import type { Context } from '../context.ts';
import { allocate } from './allocate.ts';

/** The preview of an allocation. */
export const allocationRoutes = (context: Context): Routes =>
  createRoutes(context.http).on(endpoints.allocate, async ({ body }) => {
    const { items, zipCode } = body;
    const levels = await context.levels(items.map(({ productId }) => productId));
    return { shipments: allocate(items, zipCode, levels) };
  });
