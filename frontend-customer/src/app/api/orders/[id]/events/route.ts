import { watchOrder } from '@eshop/contracts/api/order';
import { gatewayPath, sendToGateway, visitorHeaders } from '@/gateway/request.ts';
import { currentVisitor } from '@/session/visitor.ts';

export const dynamic = 'force-dynamic';

const patienceMilliseconds = 15_000;

/**
 * The live timeline of an order, passed through from the shop: each piece at once, until either side ends it. A page
 * that was rendered with a version of the order gets what came `after` it.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const visitor = await currentVisitor();
  if (visitor.accessToken === undefined) return new Response(null, { status: 401 });
  const lastSeen =
    request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('after') ?? '';
  const leaving = new AbortController();
  const leave = () => leaving.abort();
  request.signal.addEventListener('abort', leave, { once: true });
  const patience = setTimeout(leave, patienceMilliseconds);
  const answer = await sendToGateway(gatewayPath(watchOrder.path, await params), {
    headers: {
      ...visitorHeaders(visitor),
      accept: 'text/event-stream',
      ...(/^\d{1,9}$/.test(lastSeen) ? { 'last-event-id': lastSeen } : {}),
    },
    signal: leaving.signal,
  })
    .catch(() => null)
    .finally(() => clearTimeout(patience));
  if (!answer?.ok) {
    await answer?.body?.cancel();
    return new Response(null, { status: answer?.status ?? 503, headers: { 'retry-after': '2' } });
  }
  return new Response(answer.body, {
    headers: {
      'content-type': 'text/event-stream',
      // Without `no-transform` the stream would be compressed, and so held back.
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}
