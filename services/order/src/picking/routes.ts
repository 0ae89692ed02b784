import { listPicks as listPicksEndpoint } from '@eshop/contracts/api/order';
import { createRoutes, type Routes } from '@eshop/kit/http';
import type { Context } from '../context.ts';
import { listPicks } from './list-picks.ts';

/** The picking list, for the people at the shelves: what, how many and where to, and nothing about money. */
export const pickingRoutes = (context: Context): Routes =>
  createRoutes(context.http).on(listPicksEndpoint, ({ query }) => listPicks(context, query));
