import * as endpoints from '@eshop/contracts/api/payment';
import type { Caller } from '@eshop/kit/auth';
import { notFound } from '@eshop/kit/errors';
import { createRoutes, etag, type Routes, reply } from '@eshop/kit/http';
import { idempotently } from '@eshop/kit/idempotency';
import type { Context } from '../context.ts';
import { proofFileName } from '../proofs/proof.ts';
import { type DecidePayment, decidePayment } from './decide-payment.ts';
import { listPayments } from './list-payments.ts';
import type { Payment } from './payment.ts';
import { presentPayment } from './present-payment.ts';
import { submitProof } from './submit-proof.ts';

/** Proofs of payment: handed in by customers, decided on by admins. */
export function paymentRoutes(context: Context): Routes {
  /** An admin's decision, once per Idempotency-Key. */
  const decide = (request: Parameters<typeof idempotently>[1], decision: DecidePayment) =>
    idempotently(context.idempotency, request, async (remember) => ({
      status: 200,
      body: await decidePayment(context, decision, remember),
    }));

  /** Somebody else's payment does not exist for the caller. */
  async function findVisible(id: string, caller: Caller): Promise<Payment> {
    const payment = await context.payments.find(id);
    if (!payment || !(caller.hasRole('admin') || payment.userId === caller.userId)) throw notFound('payment');
    return payment;
  }

  return createRoutes(context.http)
    .on(endpoints.createPayment, (request) =>
      idempotently(context.idempotency, request, async (remember) => {
        const { caller, body, file } = request;
        return { status: 201, body: await submitProof(context, { caller, body, file }, remember) };
      }),
    )
    .on(endpoints.listPayments, ({ caller, query }) => listPayments(context, caller, query))
    .on(endpoints.getPayment, async ({ caller, params }) => {
      const payment = await findVisible(params.id, caller);
      return reply(presentPayment(payment), { headers: { etag: etag(payment.version) } });
    })
    .on(endpoints.getPaymentProof, async ({ caller, params }) => {
      const { id, proof } = await findVisible(params.id, caller);
      const location = await context.proofs.linkTo(proof, proofFileName(id, proof.contentType));
      return reply(null, { status: 302, headers: { location, 'cache-control': 'private, no-store' } });
    })
    .on(endpoints.approvePayment, (request) =>
      decide(request, {
        paymentId: request.params.id,
        by: request.caller,
        decision: { verdict: 'approve' },
      }),
    )
    .on(endpoints.rejectPayment, (request) =>
      decide(request, {
        paymentId: request.params.id,
        by: request.caller,
        decision: { verdict: 'reject', ...request.body },
      }),
    );
}
