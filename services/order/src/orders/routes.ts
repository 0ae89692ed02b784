import * as endpoints from '@eshop/contracts/api/order';
import { notFound } from '@eshop/kit/errors';
import { createRoutes, etag, type Routes, reply } from '@eshop/kit/http';
import { idempotently } from '@eshop/kit/idempotency';
import type { Context } from '../context.ts';
import { listOrders } from './list-orders.ts';
import { type Move, maySee, moveOrder } from './move-order.ts';
import { placeOrder } from './place-order.ts';
import { presentOrder, viewOf } from './present-order.ts';
import { withTracking } from './tracking.ts';

/** Orders of the caller, all orders for admins. */
export function orderRoutes(context: Context): Routes {
  /** A person's step, once per Idempotency-Key. */
  const move = (request: Parameters<typeof idempotently>[1], step: Move) =>
    idempotently(context.idempotency, request, async (remember) => ({
      status: 200,
      body: await moveOrder(context, step, remember),
    }));

  return createRoutes(context.http)
    .on(endpoints.createOrder, (request) =>
      idempotently(context.idempotency, request, async (remember) => {
        const { caller, body } = request;
        return { status: 201, body: await placeOrder(context, { caller, ...body }, remember) };
      }),
    )
    .on(endpoints.listOrders, ({ caller, query }) => listOrders(context, caller, query))
    .on(endpoints.getOrder, async ({ caller, params }) => {
      const order = await context.orders.find(params.id);
      if (!order || !maySee(caller, order)) throw notFound('order');
      const timelines = await context.orders.timeline([order.id]);
      return reply(presentOrder(order, timelines.get(order.id) ?? [], viewOf(caller)), {
        headers: { etag: etag(order.version) },
      });
    })
    .on(endpoints.cancelOrder, (request) => {
      const { caller, params, body } = request;
      return move(request, { orderId: params.id, caller, step: 'cancel', reason: body.reason });
    })
    .on(endpoints.shipOrder, (request) => {
      const { caller, params, body } = request;
      return move(request, {
        orderId: params.id,
        caller,
        step: 'ship',
        changes: (order) => ({ shipments: withTracking(order.shipments, body.carrier) }),
      });
    })
    .on(endpoints.deliverOrder, (request) =>
      move(request, { orderId: request.params.id, caller: request.caller, step: 'deliver' }),
    );
}
