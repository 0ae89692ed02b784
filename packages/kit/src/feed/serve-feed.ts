import type { Role } from '@eshop/contracts/endpoint';
import type { Caller, TokenVerifier } from '../auth/index.ts';
import { badRequest, unavailable } from '../errors/index.ts';
import { type Handled, type HandlerRequest, handled } from '../http/index.ts';
import type { ChangeFeed, FeedStart } from './change-feed.ts';

export type ServeFeedOptions = {
  /** The kind of event that each change is told as. */
  readonly event: string;
  /** Who may go on watching: asked again and again, since a feed outlives what its token was good for. */
  readonly role: Role;
  readonly tokens: TokenVerifier;
  /** Most watchers at the same time; further ones get 503. */
  readonly mostWatchers?: number;
  readonly heartbeatMilliseconds?: number;
};

type Request = Pick<HandlerRequest, 'req' | 'res' | 'signal'> & { readonly caller: Caller };

/** A client that takes nothing is let go when this much waits for it; it comes back and goes on where it was. */
const mostWaitingBytes = 1024 * 1024;

/**
 * Tells every change as server-sent events. `event: ready` comes first when the client has to read its list now, since earlier
 * changes are not told: at its first visit, and when it missed too many. Ends with the client, its rights or the service.
 * @throws 400 for a `Last-Event-ID` that is none; 503 when too many watch.
 */
export async function serveFeed<Data>(
  feed: ChangeFeed<Data>,
  request: Request,
  options: ServeFeedOptions,
): Promise<Handled> {
  const lastSeen = lastSeenPosition(request);
  if (feed.watchers >= (options.mostWatchers ?? 200)) throw unavailable('the live feed', 5);
  await stream(feed, await feed.startAfter(lastSeen), request, options);
  return handled;
}

function lastSeenPosition({ req }: Pick<Request, 'req'>): number | null {
  const header = req.headers['last-event-id'];
  if (header === undefined || header === '') return null;
  if (typeof header === 'string' && /^\d{1,15}$/.test(header)) return Number(header);
  throw badRequest([{ path: 'Last-Event-ID', message: 'must be the id of an earlier event' }]);
}

async function stream<Data>(
  feed: ChangeFeed<Data>,
  { position, fresh }: FeedStart,
  { res, signal, caller }: Request,
  { event, role, tokens, heartbeatMilliseconds = 15_000 }: ServeFeedOptions,
): Promise<void> {
  res.status(200).set({
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  res.flushHeaders();
  res.write(fresh ? `event: ready\nid: ${position}\ndata: {}\n\n` : ': going on\n\n');
  await new Promise<void>((resolve) => {
    const heartbeat = setInterval(() => void beat(), heartbeatMilliseconds);
    const unwatch = feed.watch(position, (change, last) => {
      // Only the last change of a position carries the id: whoever is cut off before it hears all of them again.
      const id = last ? `id: ${change.position}\n` : '';
      res.write(`event: ${event}\n${id}data: ${JSON.stringify(change.data)}\n\n`);
      if (res.writableLength > mostWaitingBytes) end();
    });
    async function beat(): Promise<void> {
      res.write(': still here\n\n');
      if (!(await mayWatch(caller, role, tokens))) end();
    }
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

async function mayWatch({ token }: Caller, role: Role, tokens: TokenVerifier): Promise<boolean> {
  try {
    return (await tokens.verify(token)).hasRole(role);
  } catch {
    return false;
  }
}
