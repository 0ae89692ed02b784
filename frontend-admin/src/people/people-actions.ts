'use server';

import { disableUser, enableUser, personRoles, setUserRoles, signOutUser } from '@eshop/contracts/api/auth';
import { idSchema } from '@eshop/contracts/ids';
import { type FormState, idle, refusedBecause, refusedBy } from '@eshop/site/forms/form-state.ts';
import { isProblem } from '@eshop/site/gateway/gateway-problem.ts';
import { leaveNotice } from '@eshop/site/session/notice.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { peopleText } from '@text/people';
import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { requireStaff } from '@/session/staff.ts';

/** Said above the form. */
function done(message: string): FormState {
  refresh();
  return { ...idle, status: 'done', message };
}

/** Said on the person's page, made anew: the question that was answered is gone. */
async function doneAndGone({ id }: { readonly id: string }, text: string): Promise<never> {
  await leaveNotice({ tone: 'good', text });
  redirect(`/people/${id}`);
}

const personIn = (form: FormData) => ({ id: idSchema.parse(form.get('id')) });

/** Gives a person exactly the roles that are ticked. */
export async function saveRoles(_: FormState, form: FormData): Promise<FormState> {
  const { id: own } = await requireStaff('admin');
  const params = personIn(form);
  const roles = personRoles.filter((role) => form.has(role));
  try {
    await callAsVisitor(setUserRoles, { params, body: { roles } });
  } catch (error) {
    if (!isProblem(error, 'INVALID_STATE')) return refusedBy(error, form);
    return refusedBecause(form, {}, params.id === own ? peopleText.ownAdmin : peopleText.lastAdmin);
  }
  return done(peopleText.rolesSaved);
}

/** Locks a person out. */
export async function disablePerson(_: FormState, form: FormData): Promise<FormState> {
  const { id: own } = await requireStaff('admin');
  const params = personIn(form);
  try {
    await callAsVisitor(disableUser, { params });
  } catch (error) {
    if (!isProblem(error, 'INVALID_STATE')) return refusedBy(error, form);
    return refusedBecause(form, {}, params.id === own ? peopleText.disableOwn : peopleText.lastAdmin);
  }
  return doneAndGone(params, peopleText.disabledNow);
}

/** Lets a person in again. */
export async function enablePerson(_: FormState, form: FormData): Promise<FormState> {
  await requireStaff('admin');
  const params = personIn(form);
  try {
    await callAsVisitor(enableUser, { params });
  } catch (error) {
    return refusedBy(error, form);
  }
  return doneAndGone(params, peopleText.enabledNow);
}

/** Ends all sessions of a person. */
export async function signPersonOut(_: FormState, form: FormData): Promise<FormState> {
  await requireStaff('admin');
  const params = personIn(form);
  try {
    await callAsVisitor(signOutUser, { params });
  } catch (error) {
    return refusedBy(error, form);
  }
  return doneAndGone(params, peopleText.signedOut);
}
