'use server';

import { createHash } from 'node:crypto';
import { createAddress, updateAddress } from '@eshop/contracts/api/address-book';
import { type FormState, refusedBy } from '@eshop/site/forms/form-state.ts';
import { typed } from '@eshop/site/forms/typed.ts';
import { leaveNotice } from '@eshop/site/session/notice.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { accountText } from '@text/account';
import { redirect } from 'next/navigation';
import { addressIn } from '@/addresses/address-in.ts';

/** Keeps an address, or changes the one whose `id` the form holds. */
export async function saveAddress(_: FormState, form: FormData): Promise<FormState> {
  try {
    await (typed(form, 'id') ? change(form) : keep(form));
  } catch (error) {
    return refusedBy(error, form);
  }
  await leaveNotice({ tone: 'good', text: accountText.addressSaved });
  redirect('/account/addresses');
}

/** The same form sent twice keeps one address. */
function keep(form: FormData) {
  const { note, ...address } = addressIn(form);
  const body = {
    ...address,
    ...(note ? { note } : {}),
    label: typed(form, 'label') || null,
    isDefault: form.has('isDefault'),
  };
  const idempotencyKey = createHash('sha256')
    .update(typed(form, 'key') + JSON.stringify(body))
    .digest('base64url');
  return callAsVisitor(createAddress, { body, idempotencyKey });
}

/** Only as long as it is still the address that the form showed. */
function change(form: FormData) {
  return callAsVisitor(updateAddress, {
    params: { id: typed(form, 'id') },
    ifMatch: `"${typed(form, 'version')}"`,
    body: {
      ...addressIn(form),
      label: typed(form, 'label') || null,
      ...(form.has('isDefault') ? { isDefault: true } : {}),
    },
  });
}
