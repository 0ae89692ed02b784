import 'server-only';
import { createPayment } from '@eshop/contracts/api/payment';
import { idempotencyKeyHeader, idempotencyKeySchema } from '@eshop/contracts/headers';
import { type FormState, idle, refusedBecause, refusedBy } from '@eshop/site/forms/form-state.ts';
import { GatewayProblem } from '@eshop/site/gateway/gateway-problem.ts';
import { problemOf, sendToGateway, type Visitor, visitorHeaders } from '@eshop/site/gateway/request.ts';
import { formText } from '@eshop/site/text/forms.ts';
import { proofText } from '@text/payments';
import { maxProofBytes } from './check-file.ts';
import { centsIn } from './dollars.ts';
import { FormFault, rewriteForm } from './rewrite-form.ts';

/** How handing in went: the form's state, and the status that says it to scripts. */
export type Handed = { readonly state: FormState; readonly status: number };

/** What a form may hold beside its file. */
const formExtraBytes = 64 * 1024;
/** A large file over a slow line takes a while. */
const patienceMilliseconds = 10 * 60_000;

/** Whether a form says of itself that it is too large: then none of it is read. */
export const isTooLarge = (request: Request): boolean =>
  Number(request.headers.get('content-length') ?? 0) > maxProofBytes + formExtraBytes;

/** Passes a proof on to the shop while it arrives. */
export async function handInProof(request: Request, orderId: string, visitor: Visitor): Promise<Handed> {
  let typed = new FormData();
  let fault: unknown;
  const fieldsFor = (form: FormData) => {
    typed = form;
    return proofFields(form, orderId);
  };
  const boundary = `eshop-${crypto.randomUUID()}`;
  async function* body() {
    try {
      yield* rewriteForm(request, boundary, fieldsFor);
    } catch (error) {
      fault = error;
      throw error;
    }
  }
  try {
    const answer = await sendToGateway(createPayment.path, {
      method: 'POST',
      headers: {
        ...visitorHeaders(visitor),
        'content-type': `multipart/form-data; boundary=${boundary}`,
        [idempotencyKeyHeader]: keyOf(request),
      },
      body: body() as unknown as BodyInit,
      duplex: 'half',
      signal: AbortSignal.any([request.signal, AbortSignal.timeout(patienceMilliseconds)]),
    } as RequestInit);
    if (!answer.ok) throw await problemOf(answer);
    await answer.body?.cancel();
    return { state: { ...idle, status: 'done' }, status: answer.status };
  } catch (error) {
    return refusal(fault ?? error, typed);
  }
}

/** The key that makes one payment of one proof sent twice: a script's header, or the form's own address. */
function keyOf(request: Request): string {
  const given =
    request.headers.get(idempotencyKeyHeader) ?? new URL(request.url).searchParams.get('key') ?? undefined;
  const read = idempotencyKeySchema.safeParse(given);
  return read.success ? read.data : crypto.randomUUID();
}

/** The site refuses an amount that is none. */
class AmountFault extends Error {
  override readonly name = 'AmountFault';
}

function proofFields(typed: FormData, orderId: string): Record<string, string> {
  const text = (name: string) => String(typed.get(name) ?? '').trim();
  const cents = text('amount') === '' ? null : centsIn(text('amount'));
  if (text('amount') !== '' && cents === null) throw new AmountFault();
  return {
    orderId,
    ...(cents === null ? {} : { amount: String(cents) }),
    ...(text('reference') === '' ? {} : { reference: text('reference') }),
    ...(text('note') === '' ? {} : { note: text('note') }),
  };
}

/** The form that says of itself that it is too large. */
export const tooLarge = (): Handed => ({
  state: refusedBecause(new FormData(), { file: proofText.faults.tooLargeAtAll }, proofText.refused),
  status: 413,
});

function refusal(error: unknown, typed: FormData): Handed {
  if (error instanceof AmountFault) {
    return {
      state: refusedBecause(typed, { amount: proofText.faults.amount }, proofText.refused),
      status: 400,
    };
  }
  if (error instanceof FormFault) {
    if (error.kind === 'tooLarge') return { ...tooLarge(), status: 413 };
    if (error.kind === 'unreadable')
      return { state: refusedBecause(typed, {}, proofText.unreadable), status: 400 };
    return {
      state: refusedBecause(typed, { file: proofText.faults.missing }, proofText.refused),
      status: 400,
    };
  }
  const state = refusedBy(error, typed);
  if (!(error instanceof GatewayProblem)) return { state: { ...state, message: formText.away }, status: 503 };
  const words = proofText.problems[error.code];
  return { state: words === undefined ? state : { ...state, message: words }, status: error.status };
}
