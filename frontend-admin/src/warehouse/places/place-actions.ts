'use server';

import {
  createWarehouse,
  deleteWarehouse,
  getWarehouse,
  updateWarehouse,
  type Warehouse,
} from '@eshop/contracts/api/warehouse';
import { type FormState, refusedBecause, refusedBy, typedIn } from '@eshop/site/forms/form-state.ts';
import { typed } from '@eshop/site/forms/typed.ts';
import { isProblem } from '@eshop/site/gateway/gateway-problem.ts';
import { leaveNotice } from '@eshop/site/session/notice.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { placesText } from '@text/places';
import { redirect } from 'next/navigation';
import { requireStaff } from '@/session/staff.ts';
import { formKey } from '../form-key.ts';

/** The state of a warehouse's form; `theirs` is what somebody else saved meanwhile. */
export type PlaceState = FormState & { readonly theirs?: Warehouse };

const path = '/warehouse/places';

const placeIn = (form: FormData) => ({
  name: typed(form, 'name'),
  zipCode: typed(form, 'zipCode'),
  ...(typed(form, 'isMain') === 'true' ? { isMain: true } : {}),
});

/** Opens a warehouse; the same form sent twice opens one. */
export async function openFromForm(_: PlaceState, form: FormData): Promise<PlaceState> {
  await requireStaff('admin');
  const body = placeIn(form);
  try {
    await callAsVisitor(createWarehouse, { body, idempotencyKey: formKey(typed(form, 'key'), body) });
  } catch (error) {
    return refusedPlace(error, form);
  }
  await leaveNotice({ tone: 'good', text: placesText.opened(body.name) });
  redirect(path);
}

/** Changes a warehouse, if it is still as it was shown; else tells how it is now. */
export async function changeFromForm(_: PlaceState, form: FormData): Promise<PlaceState> {
  await requireStaff('admin');
  const body = placeIn(form);
  const seen = whatWasSeen(form);
  try {
    await callAsVisitor(updateWarehouse, { ...seen, body });
  } catch (error) {
    if (!isProblem(error, 'VERSION_CONFLICT')) return refusedPlace(error, form);
    const theirs = await callAsVisitor(getWarehouse, { params: seen.params }).catch(() => undefined);
    if (!theirs) return refusedPlace(error, form);
    return { status: 'refused', errors: {}, values: typedIn(form), theirs };
  }
  await leaveNotice({ tone: 'good', text: placesText.saved(body.name) });
  redirect(path);
}

/** Closes an empty warehouse. */
export async function closeFromForm(_: FormState, form: FormData): Promise<FormState> {
  await requireStaff('admin');
  try {
    await callAsVisitor(deleteWarehouse, whatWasSeen(form));
  } catch (error) {
    if (isProblem(error, 'WAREHOUSE_IN_USE')) return refusedBecause(form, {}, placesText.inUse);
    return refusedBy(error, form);
  }
  await leaveNotice({ tone: 'good', text: placesText.closedNow(typed(form, 'name')) });
  redirect(path);
}

const whatWasSeen = (form: FormData) => ({
  params: { id: typed(form, 'id') },
  ifMatch: `"${typed(form, 'version')}"`,
});

const refusedPlace = (error: unknown, form: FormData): PlaceState =>
  isProblem(error, 'NAME_TAKEN')
    ? refusedBecause(form, { name: placesText.nameTaken })
    : refusedBy(error, form);
