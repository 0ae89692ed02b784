'use server';

import { cancelOrder, deliverOrder } from '@eshop/contracts/api/order';
import { type FormState, refusedBy } from '@eshop/site/forms/form-state.ts';
import { isProblem } from '@eshop/site/gateway/gateway-problem.ts';
import { leaveNotice } from '@eshop/site/session/notice.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { ordersText } from '@text/orders';
import { redirect } from 'next/navigation';
import { orderPath } from './paths.ts';

/** Cancels an order that is not paid. */
export const cancel = async (_before: FormState, form: FormData): Promise<FormState> =>
  step(form, cancelOrder, ordersText.cancel.done);

/** Says that an order has arrived. */
export const confirmDelivery = async (_before: FormState, form: FormData): Promise<FormState> =>
  step(form, deliverOrder, ordersText.deliver.done);

/** Takes a step and shows the order as it is then, also when somebody else took one first. */
async function step(
  form: FormData,
  endpoint: typeof cancelOrder | typeof deliverOrder,
  done: string,
): Promise<FormState> {
  const id = String(form.get('orderId'));
  try {
    await callAsVisitor(endpoint, { params: { id }, idempotencyKey: keyIn(form) });
    await leaveNotice({ tone: 'good', text: done });
  } catch (error) {
    if (!isProblem(error, 'INVALID_STATE', 'REQUEST_IN_PROGRESS')) return refusedBy(error, form);
    await leaveNotice({ tone: 'warn', text: ordersText.changedMeanwhile });
  }
  redirect(orderPath(id));
}

/** The key that the page was made with: the same button pressed twice takes one step. */
const keyIn = (form: FormData): string => {
  const key = String(form.get('key'));
  return /^[\w-]{8,100}$/.test(key) ? key : crypto.randomUUID();
};
