'use server';

import { createHash } from 'node:crypto';
import {
  type Category,
  createCategory,
  deleteCategory,
  listCategories,
  updateCategory,
} from '@eshop/contracts/api/product';
import { type FormState, refusedBecause, refusedBy } from '@eshop/site/forms/form-state.ts';
import { typed } from '@eshop/site/forms/typed.ts';
import { isProblem } from '@eshop/site/gateway/gateway-problem.ts';
import { leaveNotice } from '@eshop/site/session/notice.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { categoryText } from '@text/categories';
import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { requireStaff } from '@/session/staff.ts';
import { categoryPath } from './paths.ts';
import { flattened } from './tree.ts';

/** Makes a category, on top or below the one that the form names; the same form sent twice makes one. */
export async function addCategory(_: FormState, form: FormData): Promise<FormState> {
  await requireStaff('admin');
  const body = { name: typed(form, 'name'), parentId: typed(form, 'parentId') || null };
  const idempotencyKey = createHash('sha256')
    .update(typed(form, 'key') + JSON.stringify(body))
    .digest('base64url');
  try {
    const { name } = await callAsVisitor(createCategory, { body, idempotencyKey });
    return done(categoryText.added(name));
  } catch (error) {
    return refused(error, form);
  }
}

/** Gives a category another name. */
export async function renameCategory(_: FormState, form: FormData): Promise<FormState> {
  await requireStaff('admin');
  return change(form, { name: typed(form, 'name') }, ({ name }) => categoryText.renamed(name));
}

/** Puts a category below another one, or on top. */
export async function moveCategory(_: FormState, form: FormData): Promise<FormState> {
  await requireStaff('admin');
  const parentId = typed(form, 'parentId');
  if (parentId === '' && !form.has('toTop'))
    return refusedBecause(form, { parentId: categoryText.chooseParent });
  return change(form, { parentId: form.has('toTop') ? null : parentId }, ({ name }) =>
    categoryText.moved(name),
  );
}

/** Deletes a category with nothing in it, and shows the one above it. */
export async function removeCategory(_: FormState, form: FormData): Promise<FormState> {
  await requireStaff('admin');
  try {
    await callAsVisitor(deleteCategory, whatWasSeen(form));
  } catch (error) {
    return refused(error, form);
  }
  await leaveNotice({ tone: 'good', text: categoryText.removed(typed(form, 'name')) });
  redirect(categoryPath(typed(form, 'parentId') || null));
}

async function change(
  form: FormData,
  body: { name: string } | { parentId: string | null },
  message: (category: Category) => string,
): Promise<FormState> {
  try {
    return done(message(await callAsVisitor(updateCategory, { ...whatWasSeen(form), body })));
  } catch (error) {
    return refused(error, form);
  }
}

const whatWasSeen = (form: FormData) => ({
  params: { id: typed(form, 'id') },
  ifMatch: `"${typed(form, 'version')}"`,
});

function done(message: string): FormState {
  refresh();
  return { status: 'done', message, errors: {}, values: {} };
}

/** What was refused, in words; of a stale change, how the category is now. */
async function refused(error: unknown, form: FormData): Promise<FormState> {
  const state = refusedBy(error, form);
  if (isProblem(error, 'NAME_TAKEN'))
    return { ...state, message: categoryText.nameTaken, errors: { name: categoryText.nameTaken } };
  if (isProblem(error, 'CATEGORY_IN_USE')) return { ...state, message: categoryText.inUse };
  if (isProblem(error, 'NOT_FOUND')) {
    refresh();
    return { ...state, message: categoryText.gone };
  }
  if (!isProblem(error, 'VERSION_CONFLICT')) return state;
  const message = await howItIsNow(typed(form, 'id'));
  refresh();
  return { ...state, message };
}

async function howItIsNow(id: string): Promise<string> {
  const { items } = await callAsVisitor(listCategories);
  const all = flattened(items).map(({ category }) => category);
  const category = all.find((one) => one.id === id);
  if (!category) return categoryText.gone;
  const parent = all.find((one) => one.id === category.parentId);
  return categoryText.stale(category.name, parent ? categoryText.below(parent.name) : categoryText.onTop);
}
