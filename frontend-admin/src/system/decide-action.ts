'use server';

import { consumerOf } from '@eshop/contracts/api/operations';
import { idSchema } from '@eshop/contracts/ids';
import { type FormState, refusedBecause, refusedBy } from '@eshop/site/forms/form-state.ts';
import { isProblem } from '@eshop/site/gateway/gateway-problem.ts';
import { leaveNotice } from '@eshop/site/session/notice.ts';
import { callAsVisitor, currentPath } from '@eshop/site/session/visitor.ts';
import { systemText } from '@text/system';
import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { requireStaff } from '@/session/staff.ts';
import { isConsumer } from './services.ts';

/** Lets a service handle a dead letter once more. */
export async function replayAction(_: FormState, form: FormData): Promise<FormState> {
  await requireStaff('admin');
  const { service, id } = letterIn(form);
  try {
    await callAsVisitor(consumerOf(service).replayDeadLetter, { params: { id } });
  } catch (error) {
    if (isProblem(error, 'REPLAY_FAILED')) refresh();
    return refused(error, form);
  }
  return done(systemText.replayed);
}

/** Gives a dead letter up. */
export async function discardAction(_: FormState, form: FormData): Promise<FormState> {
  await requireStaff('admin');
  const { service, id } = letterIn(form);
  try {
    const body = { reason: String(form.get('reason') ?? '') };
    await callAsVisitor(consumerOf(service).discardDeadLetter, { params: { id }, body });
  } catch (error) {
    return refused(error, form);
  }
  return done(systemText.discarded);
}

/** Said on the page made anew: the letter has left the list, and its question with it. */
async function done(text: string): Promise<never> {
  await leaveNotice({ tone: 'good', text });
  redirect(await currentPath());
}

function refused(error: unknown, form: FormData): FormState {
  if (isProblem(error, 'REPLAY_FAILED')) {
    return refusedBecause(form, {}, systemText.failedAgain(error.problem.detail ?? ''));
  }
  if (isProblem(error, 'INVALID_STATE')) return refusedBecause(form, {}, systemText.othersFirst);
  return refusedBy(error, form);
}

/** Which letter a form is about. @throws for a form that no page of this site has */
function letterIn(form: FormData): { service: string; id: string } {
  const service = String(form.get('service') ?? '');
  const id = idSchema.parse(form.get('id'));
  if (!isConsumer(service)) throw new Error(`${service} has no dead letters`);
  return { service, id };
}
