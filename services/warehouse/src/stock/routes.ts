import * as endpoints from '@eshop/contracts/api/warehouse';
import { createRoutes, type Routes } from '@eshop/kit/http';
import { idempotently } from '@eshop/kit/idempotency';
import type { Context } from '../context.ts';
import { listMovements, listStock } from './list-stock.ts';
import { moveStock } from './move-stock.ts';

/** Stock levels and the ledger, for staff. */
export const stockRoutes = (context: Context): Routes =>
  createRoutes(context.http)
    .on(endpoints.listStock, ({ query }) => listStock(context, query))
    .on(endpoints.listMovements, ({ query }) => listMovements(context, query))
    .on(endpoints.createMovement, (request) =>
      idempotently(context.idempotency, request, async (remember) => {
        const { body, caller } = request;
        return { status: 201, body: await moveStock(context, body, caller, remember) };
      }),
    );
