import { getPayment, getPaymentProof, type Payment } from '@eshop/contracts/api/payment';
import { GatewayProblem } from '../gateway/gateway-problem.ts';
import { callGateway, gatewayPath, sendToGateway, visitorHeaders } from '../gateway/request.ts';
import { renewedVisitor } from '../session/renewed-visitor.ts';

const extensions = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
} as const satisfies Record<Payment['proof']['contentType'], string>;

const filePolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
const pdfPolicy = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";

/**
 * A proof that the visitor may see, streamed from where the shop keeps it. It came from outside, so the browser is
 * told to take it for nothing but what it is: a picture, or a PDF to be saved, or shown in its own viewer.
 */
export async function showProof(
  request: Request,
  { params, pdf }: { params: { id: string }; pdf: 'shown' | 'saved' },
): Promise<Response> {
  const visitor = await renewedVisitor();
  if (visitor.accessToken === undefined) return new Response(null, { status: 401 });
  try {
    const { id, proof } = await callGateway(getPayment, visitor, { params });
    const link = await sendToGateway(gatewayPath(getPaymentProof.path, { id }), {
      headers: visitorHeaders(visitor),
    });
    const location = link.headers.get('location');
    await link.body?.cancel();
    if (link.status !== 302 || location === null) return unavailable();
    const file = await fetch(location, { cache: 'no-store', redirect: 'error', signal: request.signal });
    if (!file.ok) {
      await file.body?.cancel();
      return unavailable();
    }
    const isPdf = proof.contentType === 'application/pdf';
    const shown = isPdf && pdf === 'saved' ? 'attachment' : 'inline';
    return new Response(file.body, {
      headers: {
        'content-type': proof.contentType,
        'content-length': String(proof.size),
        'content-disposition': `${shown}; filename="payment-${id}.${extensions[proof.contentType]}"`,
        // The browser's own viewer of PDFs does not start in a sandbox; what it shows runs no script of this origin.
        'content-security-policy': isPdf && pdf === 'shown' ? pdfPolicy : filePolicy,
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store, no-transform',
      },
    });
  } catch (error) {
    if (error instanceof GatewayProblem) {
      return new Response(null, { status: error.code === 'VALIDATION_FAILED' ? 404 : error.status });
    }
    return unavailable();
  }
}

const unavailable = () => new Response(null, { status: 503, headers: { 'retry-after': '2' } });
