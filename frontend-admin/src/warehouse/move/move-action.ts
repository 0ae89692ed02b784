'use server';

import { createMovement, type Movement, movementSchema } from '@eshop/contracts/api/warehouse';
import { type FormState, refusedBecause, refusedBy } from '@eshop/site/forms/form-state.ts';
import { typed } from '@eshop/site/forms/typed.ts';
import { isProblem } from '@eshop/site/gateway/gateway-problem.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { moveText } from '@text/move';
import { requireStaff } from '@/session/staff.ts';
import { formKey } from '../form-key.ts';
import { readWarehouseNames } from '../read-warehouses.ts';
import { oppositeOf } from './opposite.ts';
import { kindIn, readMove } from './read-move.ts';

/** The state of a movement's form, with what was moved last. */
export type MoveState = FormState & { readonly moved?: Movement };

/** Moves stock; the same form sent twice moves it once. */
export async function moveFromForm(_: MoveState, form: FormData): Promise<MoveState> {
  await requireStaff();
  const read = readMove(form);
  if ('errors' in read) return refusedBecause(form, read.errors);
  const { movement } = read;
  const idempotencyKey = formKey(typed(form, 'key'), movement);
  try {
    const moved = await callAsVisitor(createMovement, { body: movement, idempotencyKey });
    return { status: 'done', errors: {}, values: {}, moved };
  } catch (error) {
    const place = typed(form, kindIn(form) === 'transfer' ? 'from' : 'to');
    return refusedMove(error, form, (await readWarehouseNames()).get(place) ?? '');
  }
}

function refusedMove(error: unknown, form: FormData, place: string): MoveState {
  if (isProblem(error, 'OUT_OF_STOCK')) {
    const available = Number(error.problem.availableQuantity ?? 0);
    return refusedBecause(form, { quantity: moveText.short(available, place) });
  }
  if (isProblem(error, 'NOT_FOUND')) {
    const product = error.problem.errors?.some(({ path }) => path === 'productId');
    return refusedBecause(form, product ? { productId: moveText.gone } : { to: moveText.gone });
  }
  return refusedBy(error, form);
}

/** Writes the opposite of a movement, once however often it is asked for. */
export async function undoFromForm(_: FormState, form: FormData): Promise<FormState> {
  await requireStaff();
  const moved = movementSchema.safeParse(JSON.parse(typed(form, 'moved') || 'null'));
  const opposite = moved.success ? oppositeOf(moved.data) : null;
  if (!moved.success || !opposite) return refusedBecause(form, {}, moveText.gone);
  try {
    await callAsVisitor(createMovement, { body: opposite, idempotencyKey: `undo-${moved.data.id}` });
    return { status: 'done', errors: {}, values: {}, message: moveText.undone };
  } catch (error) {
    if (isProblem(error, 'OUT_OF_STOCK')) {
      const available = Number(error.problem.availableQuantity ?? 0);
      return refusedBecause(form, {}, moveText.undoShort(available));
    }
    return refusedBy(error, form);
  }
}
