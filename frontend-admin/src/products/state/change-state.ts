'use server';

import { archiveProduct, restoreProduct } from '@eshop/contracts/api/product';
import { type FormState, idle, refusedBy } from '@eshop/site/forms/form-state.ts';
import { typed } from '@eshop/site/forms/typed.ts';
import { leaveNotice } from '@eshop/site/session/notice.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { productsText } from '@text/products';
import { refresh } from 'next/cache';
import { requireStaff } from '@/session/staff.ts';

/** Takes a product off sale, if it is still as it was shown. */
export async function archiveFromForm(_: FormState, form: FormData): Promise<FormState> {
  await requireStaff('admin');
  try {
    await callAsVisitor(archiveProduct, whatWasSeen(form));
  } catch (error) {
    return refusedBy(error, form);
  }
  await leaveNotice({ tone: 'good', text: productsText.archivedNow });
  refresh();
  return { ...idle, status: 'done' };
}

/** Puts a product back on sale, in another category if its own is gone. */
export async function restoreFromForm(_: FormState, form: FormData): Promise<FormState> {
  await requireStaff('admin');
  const categoryId = typed(form, 'categoryId');
  try {
    await callAsVisitor(restoreProduct, {
      ...whatWasSeen(form),
      body: categoryId === '' ? {} : { categoryId },
    });
  } catch (error) {
    return refusedBy(error, form);
  }
  await leaveNotice({ tone: 'good', text: productsText.restored });
  refresh();
  return { ...idle, status: 'done' };
}

const whatWasSeen = (form: FormData) => ({
  params: { id: typed(form, 'id') },
  ifMatch: `"${typed(form, 'version')}"`,
});
