import 'server-only';
import { addProductImage } from '@eshop/contracts/api/product';
import { idempotencyKeyHeader } from '@eshop/contracts/headers';
import { gatewayPath, sendToGateway, visitorHeaders } from '@eshop/site/gateway/request.ts';
import { isTooLarge, tooLarge } from '@eshop/site/routes/body-length.ts';
import { currentVisitor } from '@eshop/site/session/visitor.ts';
import { requireStaff } from '@/session/staff.ts';

/** The file and the form around it. */
const mostBytes = addProductImage.file.maxBytes + 16 * 1024;
const patienceMilliseconds = 60_000;

/** Sends a picture on to the shop, which decides on it, and hands back what it says. */
export async function receiveImage(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  await requireStaff('admin');
  if (isTooLarge(request, mostBytes)) return tooLarge();
  const [{ id }, visitor, body] = await Promise.all([params, currentVisitor(), request.arrayBuffer()]);
  try {
    const answer = await sendToGateway(gatewayPath(addProductImage.path, { id }), {
      method: 'POST',
      headers: {
        ...visitorHeaders(visitor),
        'content-type': request.headers.get('content-type') ?? '',
        [idempotencyKeyHeader]: request.headers.get('idempotency-key') ?? crypto.randomUUID(),
      },
      body,
      signal: AbortSignal.any([request.signal, AbortSignal.timeout(patienceMilliseconds)]),
    });
    const type = answer.headers.get('content-type') ?? 'application/json';
    return new Response(answer.body, { status: answer.status, headers: { 'content-type': type } });
  } catch {
    return new Response(null, { status: 503, headers: { 'retry-after': '2' } });
  }
}
