import { consumerOf, gatewayApi, publisherOf, type Trace } from '@eshop/contracts/api/operations';
import { getOrder, listOrders, type Order } from '@eshop/contracts/api/order';
import { idSchema } from '@eshop/contracts/ids';
import { Unavailable } from '@eshop/kit/errors';
import { callEndpoint, UpstreamProblem } from '@eshop/kit/http';
import { readOrderFlow } from '@eshop/order-flow/read-order-flow';
import { readTraces } from '@eshop/order-flow/read-traces';
import { waterfallOf } from '@eshop/order-flow/waterfall';
import { Fault } from '../../bootstrap/fault.mjs';
import { useRunEnvironment } from '../run-environment.ts';
import { flowText } from './flow-text.ts';
import { type Desk, signInAsAdmin } from './sign-in-as-admin.ts';
import { traceText } from './trace-text.ts';

const usage =
  'npm run trace -- ORDER    its number (ES-100001) or its id\n' +
  'It asks as ADMIN_EMAIL with ADMIN_PASSWORD, or as the demo admin.';

/**
 * `npm run trace -- ORDER`: an order's whole way, out of what the services keep: its steps, each event from its commit
 * to its topic, every try of a consumer, and the requests that it all came of, where they are kept.
 */
export async function trace([wanted, ...more]: readonly string[]): Promise<number> {
  if (!wanted || more.length > 0) throw new Fault('trace wants one order.', usage);
  const desk = await signInAsAdmin(useRunEnvironment());
  const order = await findOrder(desk, wanted);
  if (!order) throw new Fault(`No order is called ${wanted}.`, usage);
  const { events, deliveries, away } = await readOrderFlow(order.id, {
    publishedEvents: (service, query) =>
      unlessAway(callEndpoint(publisherOf(service).listPublishedEvents, { ...desk, service, query })),
    deliveries: (service, query) =>
      unlessAway(callEndpoint(consumerOf(service).listDeliveries, { ...desk, service, query })),
  });
  const chapters = waterfallOf(order.timeline, events, deliveries);
  const traces = await readTraces(events, (traceId) => keptTrace(desk, traceId));
  process.stdout.write(flowText({ order, chapters, away, now: Date.now() }) + traces.map(traceText).join(''));
  return away.length > 0 ? 1 : 0;
}

async function findOrder(desk: Desk, wanted: string): Promise<Order | undefined> {
  const options = { ...desk, service: 'order' };
  if (!idSchema.safeParse(wanted).success) {
    const query = { scope: 'all' as const, q: wanted, limit: 10 };
    const { items } = await callEndpoint(listOrders, { ...options, query });
    return items.find(({ number }) => number.toLowerCase() === wanted.toLowerCase());
  }
  try {
    return await callEndpoint(getOrder, { ...options, params: { id: wanted } });
  } catch (error) {
    if (error instanceof UpstreamProblem && error.status === 404) return undefined;
    throw error;
  }
}

/** A trace; null when it is not kept, or nothing of traces is here. */
async function keptTrace(desk: Desk, traceId: string): Promise<Trace | null> {
  try {
    return await callEndpoint(gatewayApi.getTrace, { ...desk, service: 'gateway', params: { traceId } });
  } catch (error) {
    if (error instanceof Unavailable || (error instanceof UpstreamProblem && error.status === 404))
      return null;
    throw error;
  }
}

/** What a service answers; null when it is away. */
const unlessAway = <T>(call: Promise<T>): Promise<T | null> =>
  call.catch((error: unknown) => {
    if (error instanceof Unavailable) return null;
    throw error;
  });
