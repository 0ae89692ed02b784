import { gatewayPath, sendToGateway, visitorHeaders } from '../gateway/request.ts';
import { currentVisitor } from '../session/visitor.ts';

const patienceMilliseconds = 15_000;
/** What an event's id may look like; anything else is not sent on. */
const eventId = /^[\w.:-]{1,200}$/;

const streamHeaders = {
  'content-type': 'text/event-stream',
  // Without `no-transform` the stream would be compressed, and so held back.
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
};

/**
 * Server-sent events of the shop, passed through to the browser: each piece at once, until either side ends it. A page
 * that was rendered with what was known at some event gets what came `?after=` it.
 * @param path of the endpoint, with `:names` to be filled from `params`
 */
export async function passStream(
  request: Request,
  path: string,
  params: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const visitor = await currentVisitor();
  if (visitor.accessToken === undefined) return new Response(null, { status: 401 });
  const lastSeen =
    request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('after') ?? '';
  const leaving = new AbortController();
  const leave = () => leaving.abort();
  request.signal.addEventListener('abort', leave, { once: true });
  const patience = setTimeout(leave, patienceMilliseconds);
  const answer = await sendToGateway(gatewayPath(path, params), {
    headers: {
      ...visitorHeaders(visitor),
      accept: 'text/event-stream',
      ...(eventId.test(lastSeen) ? { 'last-event-id': lastSeen } : {}),
    },
    signal: leaving.signal,
  })
    .catch(() => null)
    .finally(() => clearTimeout(patience));
  if (!answer?.ok) {
    await answer?.body?.cancel();
    return new Response(null, { status: answer?.status ?? 503, headers: { 'retry-after': '2' } });
  }
  return new Response(answer.body, { headers: streamHeaders });
}
