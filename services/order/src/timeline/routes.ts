import { isFinalOrderStatus } from '@eshop/contracts';
import { watchOrder } from '@eshop/contracts/api/order';
import type { Caller } from '@eshop/kit/auth';
import { badRequest, notFound, unavailable } from '@eshop/kit/errors';
import { createRoutes, type HandlerRequest, handled, type Routes } from '@eshop/kit/http';
import type { Context } from '../context.ts';
import { maySee } from '../orders/move-order.ts';
import type { Order, TimelineEntry } from '../orders/order.ts';
import { presentEntry, type View, viewOf } from '../orders/present-order.ts';

const mostWatchers = 2_000;
const heartbeatMilliseconds = 15_000;

/** The live timeline of an order as server-sent events. */
export const timelineRoutes = (context: Context): Routes =>
  createRoutes(context.http).on(watchOrder, async (request): Promise<typeof handled> => {
    const order = await context.orders.find(request.params.id);
    if (!order || !maySee(request.caller, order)) throw notFound('order');
    if (context.timelines.watchers >= mostWatchers) throw unavailable('live timelines', 5);
    await stream(context, order, lastSeenVersion(request), request);
    return handled;
  });

/** The version after which to go on: `Last-Event-ID` of a client that comes back, else from the start. */
function lastSeenVersion({ req }: Pick<HandlerRequest, 'req'>): number {
  const header = req.headers['last-event-id'];
  if (header === undefined || header === '') return 0;
  const version = typeof header === 'string' && /^\d{1,9}$/.test(header) ? Number(header) : Number.NaN;
  if (Number.isNaN(version)) {
    throw badRequest([{ path: 'Last-Event-ID', message: 'must be the id of an earlier event' }]);
  }
  return version;
}

/** Writes steps as they come and returns when the order is over, the client is gone or the service stops. */
async function stream(
  context: Context,
  order: Order,
  version: number,
  { res, signal, caller }: Pick<HandlerRequest, 'res' | 'signal'> & { readonly caller: Caller },
): Promise<void> {
  const view = viewOf(caller);
  res.status(200).set({
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  res.flushHeaders();
  await new Promise<void>((resolve) => {
    const heartbeat = setInterval(() => res.write(': still here\n\n'), heartbeatMilliseconds);
    const unwatch = context.timelines.watch(order.id, version, (entry, newest) => {
      res.write(frame(entry, view));
      if (newest && isFinalOrderStatus(entry.status)) end();
    });
    function end(): void {
      clearInterval(heartbeat);
      unwatch();
      signal.removeEventListener('abort', end);
      res.end();
      resolve();
    }
    signal.addEventListener('abort', end);
    if (signal.aborted || (isFinalOrderStatus(order.status) && version >= order.version)) end();
  });
}

const frame = (entry: TimelineEntry, view: View): string =>
  `event: status\nid: ${entry.version}\ndata: ${JSON.stringify(presentEntry(entry, view))}\n\n`;
