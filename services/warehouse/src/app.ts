import { createServiceApp } from '@eshop/kit/http';
import type { Express } from 'express';
import { allocationRoutes } from './allocation/routes.ts';
import type { Context } from './context.ts';
import { feedRoutes } from './feed/routes.ts';
import { limitRoutes } from './limits/routes.ts';
import { reservationRoutes } from './reservations/routes.ts';
import { stockRoutes } from './stock/routes.ts';
import { warehouseRoutes } from './warehouses/routes.ts';

/** The warehouse service's HTTP side; it does not listen. */
export const createApp = (context: Context): Express =>
  createServiceApp({
    service: 'warehouse',
    logger: context.logger,
    metrics: context.metrics,
    checks: { postgres: () => context.database.$queryRaw`SELECT 1` },
    routes: [
      warehouseRoutes(context),
      stockRoutes(context),
      limitRoutes(context),
      feedRoutes(context),
      allocationRoutes(context),
      reservationRoutes(context),
    ],
  });
