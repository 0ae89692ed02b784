import { paymentText } from '@text/payments';
import type { DecisionOutcome, DecisionRequest } from '../decision.ts';
import type { Queue, Review } from '../review.ts';

const patienceMilliseconds = 20_000;
const pauseMilliseconds = 1_000;
const isJson = (response: Response) => response.headers.get('content-type')?.includes('json') ?? false;

/**
 * Sends a decision; whatever gets lost on the way is an outcome too. It is sent a second time by itself, since with its
 * key it counts once; the browser sends it on when the page is left.
 */
export async function postDecision(id: string, request: DecisionRequest): Promise<DecisionOutcome> {
  const first = await postOnce(id, request);
  if (first.kind !== 'again' || first.message !== paymentText.notSent) return first;
  await new Promise((resolve) => window.setTimeout(resolve, pauseMilliseconds));
  return postOnce(id, request);
}

async function postOnce(id: string, request: DecisionRequest): Promise<DecisionOutcome> {
  try {
    const response = await fetch(`/api/payments/${id}/decision`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
      keepalive: true,
      signal: AbortSignal.timeout(patienceMilliseconds),
    });
    if (response.ok && isJson(response)) return await response.json();
    const signedOut = response.redirected || response.status === 401 || response.status === 403;
    return { kind: 'again', message: signedOut ? paymentText.signedOut : paymentText.notSent };
  } catch {
    return { kind: 'again', message: paymentText.notSent };
  }
}

/** The queue as it is now; null when it can't be read. */
export const fetchQueue = (): Promise<Queue | null> => read('/api/payments/queue');

/** All that is needed to decide on a payment; null when it can't be read. */
export const fetchReview = (id: string): Promise<Review | null> => read(`/api/payments/${id}/review`);

async function read<Answer>(path: string): Promise<Answer | null> {
  try {
    const response = await fetch(path);
    return response.ok && isJson(response) ? await response.json() : null;
  } catch {
    return null;
  }
}
