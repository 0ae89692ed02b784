'use server';

import { cancelOrder, deliverOrder, getOrder, type Order, shipOrder } from '@eshop/contracts/api/order';
import { type FormState, refusedBy } from '@eshop/site/forms/form-state.ts';
import { typed } from '@eshop/site/forms/typed.ts';
import { isProblem } from '@eshop/site/gateway/gateway-problem.ts';
import { unlessAway } from '@eshop/site/gateway/unless-away.ts';
import { leaveNotice } from '@eshop/site/session/notice.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { orderStateText, orderText } from '@text/orders';
import { redirect } from 'next/navigation';
import { requireStaff } from '@/session/staff.ts';
import type { StaffStep } from './steps.ts';

/** Ships, once for the key that came with the page. */
export const shipHere = async (_state: FormState, form: FormData): Promise<FormState> => step('ship', form);
/** Says that the order has arrived. */
export const deliverHere = async (_state: FormState, form: FormData): Promise<FormState> =>
  step('deliver', form);
/** Cancels, with a reason if one is given. */
export const cancelHere = async (_state: FormState, form: FormData): Promise<FormState> =>
  step('cancel', form);

/** Takes a step; one that is not possible any more is told on the page as it is now. */
async function step(name: StaffStep, form: FormData): Promise<FormState> {
  await requireStaff('admin');
  const id = typed(form, 'orderId');
  try {
    const { number } = await take(name, id, form);
    await leaveNotice({ tone: 'good', text: done[name](number) });
  } catch (error) {
    if (!isProblem(error, 'INVALID_STATE')) return refusedBy(error, form);
    const order = await unlessAway(callAsVisitor(getOrder, { params: { id } }));
    const state = order ? orderStateText[order.status] : '?';
    await leaveNotice({ tone: 'warn', text: orderText.moved(state) });
  }
  redirect(`/orders/${encodeURIComponent(id)}`);
}

const done = { ship: orderText.shipped, deliver: orderText.delivered, cancel: orderText.cancelled };

function take(name: StaffStep, id: string, form: FormData): Promise<Order> {
  const call = { params: { id }, idempotencyKey: typed(form, 'key') };
  switch (name) {
    case 'ship': {
      const carrier = typed(form, 'carrier');
      return callAsVisitor(shipOrder, { ...call, body: carrier ? { carrier } : {} });
    }
    case 'deliver':
      return callAsVisitor(deliverOrder, call);
    case 'cancel': {
      const reason = typed(form, 'reason');
      return callAsVisitor(cancelOrder, { ...call, body: reason ? { reason } : {} });
    }
  }
}
