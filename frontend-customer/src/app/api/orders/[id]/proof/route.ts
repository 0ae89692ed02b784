import { config } from '@eshop/site/config.ts';
import { idle } from '@eshop/site/forms/form-state.ts';
import { leaveNotice } from '@eshop/site/session/notice.ts';
import { renewedVisitor } from '@eshop/site/session/renewed-visitor.ts';
import { isFromThisSite } from '@eshop/site/session/same-site.ts';
import { signInPath } from '@eshop/site/session/visitor.ts';
import { proofText } from '@text/payments';
import { orderPath } from '@/orders/paths.ts';
import { type Handed, handInProof, isTooLarge, tooLarge } from '@/payments/hand-in-proof.ts';
import { dropProofDraft, keepProofDraft } from '@/payments/proof-draft.ts';

/**
 * Takes a proof of payment for an order: from a script, which gets the form's new state, or from the plain form, which
 * is led back to the order. The proxy would hold whole uploads, so this route does its own checks instead.
 */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  if (!isFromThisSite(request, config().SITE_URL)) return new Response(null, { status: 403 });
  const { id } = await params;
  const fromScript = request.headers.get('accept')?.includes('application/json') === true;
  const handed = await takeProof(request, id);
  if (fromScript) return Response.json(handed.state, { status: handed.status });
  if (handed.status === 401) return goTo(signInPath(orderPath(id)));
  if (handed.state.status === 'done') {
    await dropProofDraft();
    await leaveNotice({ tone: 'good', text: proofText.sent });
    return goTo(orderPath(id));
  }
  await keepProofDraft(id, handed.state);
  return goTo(`${orderPath(id)}#proof`);
}

/** On to a page, which is asked for by GET. */
const goTo = (location: string) => new Response(null, { status: 303, headers: { location } });

async function takeProof(request: Request, orderId: string): Promise<Handed> {
  const visitor = await renewedVisitor();
  if (visitor.accessToken === undefined) {
    return { state: { ...idle, status: 'refused', message: proofText.signInAgain }, status: 401 };
  }
  return isTooLarge(request) ? tooLarge() : handInProof(request, orderId, visitor);
}
