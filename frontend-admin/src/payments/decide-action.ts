'use server';

import { orderStatusSchema } from '@eshop/contracts/order-status';
import { type FormState, refusedBecause } from '@eshop/site/forms/form-state.ts';
import { typed } from '@eshop/site/forms/typed.ts';
import { leaveNotice } from '@eshop/site/session/notice.ts';
import { paymentText } from '@text/payments';
import { redirect } from 'next/navigation';
import { requireStaff } from '@/session/staff.ts';
import { decisionRequestSchema } from './decision.ts';
import { outcomeText } from './outcome-text.ts';
import { rejectReasons } from './reject-reasons.ts';
import { sendDecision } from './send-decision.ts';

/** Decides by a plain form, where no scripts run: the next one opens with a notice of what happened. */
export async function decideByForm(_state: FormState, form: FormData): Promise<FormState> {
  await requireStaff('admin');
  const paymentId = typed(form, 'paymentId');
  const request = decisionRequestSchema.safeParse({
    decision: decisionIn(form),
    key: typed(form, 'key'),
    orderStatus: orderStatusSchema.safeParse(typed(form, 'orderStatus')).data ?? null,
  });
  if (!request.success) return refusedBecause(form, { reason: paymentText.reasonNeeded });
  const outcome = await sendDecision(paymentId, request.data);
  const number = typed(form, 'number');
  const { tone, text } = outcomeText(outcome, request.data.decision, number);
  if (outcome.kind === 'again' || outcome.kind === 'refused') return refusedBecause(form, {}, text);
  await leaveNotice({ tone, text });
  redirect(outcome.kind === 'order-moved' ? `/payments?open=${encodeURIComponent(paymentId)}` : '/payments');
}

function decisionIn(form: FormData) {
  if (typed(form, 'verdict') === 'approve') return { verdict: 'approve' };
  const template = rejectReasons.find(({ name }) => name === typed(form, 'template'));
  return {
    verdict: 'reject',
    reason: typed(form, 'reason') || template?.reason,
    final: form.get('final') === 'on',
  };
}
