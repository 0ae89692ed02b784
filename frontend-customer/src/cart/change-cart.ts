'use server';

import { setCartItemSchema } from '@eshop/contracts/api/cart';
import { idSchema } from '@eshop/contracts/ids';
import { lineText } from '@text/cart';
import { refresh } from 'next/cache';
import type { CartChange, RemovedLine } from './cart-change.ts';
import { cartRefusal } from './cart-refusal.ts';
import { putIntoCart } from './put-into-cart.ts';

/** Changes one line of the cart: its quantity, its note, out of it, back into it. */
export async function changeCart(_before: CartChange, form: FormData): Promise<CartChange> {
  const productId = idSchema.safeParse(form.get('productId')).data ?? '';
  const name = textOf(form, 'name');
  const refused = (message: string): CartChange => ({
    status: 'refused',
    productId,
    message,
    typedQuantity: textOf(form, 'quantity'),
    typedNote: textOf(form, 'note'),
  });
  const change = setCartItemSchema.safeParse(changeIn(form));
  if (!change.success) return refused(faultIn(form));
  const { quantity, note } = change.data;
  try {
    await putIntoCart(productId, quantity, note);
  } catch (error) {
    return refused(cartRefusal(error));
  }
  refresh();
  if (quantity === 0) return { status: 'removed', message: lineText.removed(name), line: removedLine(form) };
  const message = form.get('do') === 'note' ? lineText.noteSaved(name) : lineText.changed(name, quantity);
  return { status: form.get('do') === 'undo' ? 'undone' : 'done', productId, message };
}

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
};

/** What the form asks for. A step counts from the number that stands in the field. */
function changeIn(form: FormData): { quantity: number; note?: string } {
  const typed = textOf(form, 'quantity').trim();
  const step = form.has('step') ? Number(form.get('step')) : 0;
  const quantity = form.get('do') === 'remove' ? 0 : typed === '' ? Number.NaN : Number(typed) + step;
  return { quantity, ...(form.has('note') ? { note: textOf(form, 'note') } : {}) };
}

function faultIn(form: FormData): string {
  if (form.get('do') !== 'note') return lineText.wholeNumber;
  return textOf(form, 'note').length > 500 ? lineText.noteTooLong : lineText.noteFaulty;
}

const removedLine = (form: FormData): RemovedLine => ({
  productId: textOf(form, 'productId'),
  name: textOf(form, 'name'),
  quantity: textOf(form, 'was') || '1',
  note: textOf(form, 'noteWas'),
});
