import { watchStock } from '@eshop/contracts/api/warehouse';
import { unavailable } from '@eshop/kit/errors';
import { createRoutes, type HandlerRequest, handled, type Routes } from '@eshop/kit/http';
import type { Context } from '../context.ts';
import { type FeedPosition, readPosition, writePosition } from './feed-position.ts';
import type { FeedNews } from './stock-feed.ts';

const mostWatchers = 500;
const heartbeatMilliseconds = 15_000;

/** Changes of stock as server-sent events, for staff. */
export const feedRoutes = (context: Context): Routes =>
  createRoutes(context.http).on(watchStock, async (request): Promise<typeof handled> => {
    const position = readPosition(request.req.headers['last-event-id']);
    if (context.stockFeed.watchers >= mostWatchers) throw unavailable('live stock', 5);
    await stream(context, position, request);
    return handled;
  });

/** Writes changes as they come and returns when the client is gone or the service stops. */
async function stream(
  context: Context,
  position: FeedPosition | null,
  { res, signal }: Pick<HandlerRequest, 'res' | 'signal'>,
): Promise<void> {
  res.status(200).set({
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  res.flushHeaders();
  await new Promise<void>((resolve) => {
    const heartbeat = setInterval(() => res.write(': still here\n\n'), heartbeatMilliseconds);
    const unwatch = context.stockFeed.watch(position, (news) => res.write(frame(news)));
    function end(): void {
      clearInterval(heartbeat);
      unwatch();
      signal.removeEventListener('abort', end);
      res.end();
      resolve();
    }
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
}

/** `begin` says only where the feed begins; `stock` has the levels, or tells to read them all anew. */
function frame({ position, levels }: FeedNews): string {
  const reload = levels === 'reload';
  const event = levels.length > 0 ? 'stock' : 'begin';
  const data = JSON.stringify({ reload, levels: reload ? [] : levels });
  return `event: ${event}\nid: ${writePosition(position)}\ndata: ${data}\n\n`;
}
