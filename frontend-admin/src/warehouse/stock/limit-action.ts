'use server';

import { setStockLimit } from '@eshop/contracts/api/warehouse';
import { type FormState, idle, refusedBecause, refusedBy } from '@eshop/site/forms/form-state.ts';
import { typed } from '@eshop/site/forms/typed.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { warehouseText } from '@text/warehouse';
import { refresh } from 'next/cache';
import { requireStaff } from '@/session/staff.ts';

/** Sets the limit of a level; an empty field lets it follow the shop's. */
export async function limitFromForm(_: FormState, form: FormData): Promise<FormState> {
  await requireStaff();
  const text = typed(form, 'lowAt');
  if (!/^\d{0,7}$/.test(text)) return refusedBecause(form, { lowAt: warehouseText.notWhole });
  try {
    await callAsVisitor(setStockLimit, {
      params: { productId: typed(form, 'productId') },
      body: { warehouseId: typed(form, 'warehouseId'), lowAt: text === '' ? null : Number(text) },
    });
  } catch (error) {
    return refusedBy(error, form);
  }
  refresh();
  return { ...idle, status: 'done' };
}
