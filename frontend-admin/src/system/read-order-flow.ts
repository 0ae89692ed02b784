import 'server-only';
import { consumerOf, gatewayApi, publisherOf, type Trace } from '@eshop/contracts/api/operations';
import { getOrder, listOrders, type Order } from '@eshop/contracts/api/order';
import { idSchema } from '@eshop/contracts/ids';
import { type OrderFlow, readOrderFlow } from '@eshop/order-flow/read-order-flow';
import { readTraces } from '@eshop/order-flow/read-traces';
import type { SentEvent } from '@eshop/order-flow/waterfall';
import { isProblem } from '@eshop/site/gateway/gateway-problem.ts';
import { unlessAway } from '@eshop/site/gateway/unless-away.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';

/** The order with this number or id; null when there is none. @throws GatewayAway */
export async function findOrder(wanted: string): Promise<Order | null> {
  if (!idSchema.safeParse(wanted).success) {
    const { items } = await callAsVisitor(listOrders, { query: { scope: 'all', q: wanted, limit: 10 } });
    return items.find(({ number }) => number.toLowerCase() === wanted.toLowerCase()) ?? null;
  }
  try {
    return await callAsVisitor(getOrder, { params: { id: wanted } });
  } catch (error) {
    if (isProblem(error, 'NOT_FOUND')) return null;
    throw error;
  }
}

/** An order's events and what each consumer did with them, as the member of staff may see them. */
export const readFlow = (orderId: string): Promise<OrderFlow> =>
  readOrderFlow(orderId, {
    publishedEvents: (service, query) =>
      unlessAway(callAsVisitor(publisherOf(service).listPublishedEvents, { query })),
    deliveries: (service, query) => unlessAway(callAsVisitor(consumerOf(service).listDeliveries, { query })),
  });

/** The requests that an order's events came of, with all that they caused, where the shop keeps traces. */
export const readOrderTraces = (events: readonly SentEvent[]): Promise<Trace[]> =>
  readTraces(events, readTrace);

async function readTrace(traceId: string): Promise<Trace | null> {
  try {
    return await unlessAway(callAsVisitor(gatewayApi.getTrace, { params: { traceId } }));
  } catch (error) {
    if (isProblem(error, 'NOT_FOUND')) return null;
    throw error;
  }
}
