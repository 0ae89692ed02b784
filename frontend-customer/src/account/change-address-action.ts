'use server';

import { deleteAddress, updateAddress } from '@eshop/contracts/api/address-book';
import { type FormState, refusedBy } from '@eshop/site/forms/form-state.ts';
import { typed } from '@eshop/site/forms/typed.ts';
import { isProblem } from '@eshop/site/gateway/gateway-problem.ts';
import { leaveNotice } from '@eshop/site/session/notice.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { accountText } from '@text/account';
import { redirect } from 'next/navigation';

/** Makes an address the default one, or deletes it: whichever button was pressed. */
export async function changeAddress(_: FormState, form: FormData): Promise<FormState> {
  const params = { id: typed(form, 'id') };
  const deleting = form.get('intent') === 'delete';
  try {
    if (deleting) await callAsVisitor(deleteAddress, { params });
    else await callAsVisitor(updateAddress, { params, body: { isDefault: true } });
  } catch (error) {
    if (!isProblem(error, 'NOT_FOUND')) return refusedBy(error, form);
    await leaveNotice({ tone: 'warn', text: accountText.addressGone });
    redirect('/account/addresses');
  }
  await leaveNotice({ tone: 'good', text: deleting ? accountText.addressRemoved : accountText.defaultMade });
  redirect('/account/addresses');
}
