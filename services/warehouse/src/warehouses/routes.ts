import { idSchema } from '@eshop/contracts';
import * as endpoints from '@eshop/contracts/api/warehouse';
import { decodeCursor, encodeCursor } from '@eshop/kit/cursor';
import { notFound } from '@eshop/kit/errors';
import { createRoutes, etag, type Routes, reply } from '@eshop/kit/http';
import { idempotently } from '@eshop/kit/idempotency';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { createWarehouse, deleteWarehouse, updateWarehouse } from './edit-warehouses.ts';

const afterWarehouse = z.object({ after: idSchema });
const tagged = (warehouse: endpoints.Warehouse) => ({ headers: { etag: etag(warehouse.version) } });

/** Warehouses: seen by staff, edited by admins. */
export const warehouseRoutes = (context: Context): Routes =>
  createRoutes(context.http)
    .on(endpoints.listWarehouses, async ({ query: { limit, cursor } }) => {
      const after = decodeCursor(afterWarehouse, cursor)?.after;
      const found = await context.warehouses.list({ after, limit: limit + 1 });
      const items = found.slice(0, limit);
      const last = items.at(-1);
      return {
        items,
        nextCursor: found.length > limit && last ? encodeCursor({ after: last.id }) : null,
      };
    })
    .on(endpoints.getWarehouse, async ({ params }) => {
      const warehouse = await context.warehouses.find(params.id);
      if (!warehouse) throw notFound('warehouse');
      return reply(warehouse, tagged(warehouse));
    })
    .on(endpoints.createWarehouse, (request) =>
      idempotently(context.idempotency, request, async (remember) => {
        const warehouse = await createWarehouse(context, request.caller, request.body, remember);
        return { status: 201, body: warehouse, ...tagged(warehouse) };
      }),
    )
    .on(endpoints.updateWarehouse, async ({ caller, params, body, ifMatch }) => {
      const warehouse = await updateWarehouse(context, caller, { id: params.id, version: ifMatch }, body);
      return reply(warehouse, tagged(warehouse));
    })
    .on(endpoints.deleteWarehouse, ({ caller, params, ifMatch }) =>
      deleteWarehouse(context, caller, { id: params.id, version: ifMatch }),
    );
