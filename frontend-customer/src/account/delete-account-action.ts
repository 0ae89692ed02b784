'use server';

import { deleteAddress, listAddresses } from '@eshop/contracts/api/address-book';
import { deleteMe, getMe } from '@eshop/contracts/api/auth';
import { type FormState, refusedBecause, refusedBy } from '@eshop/site/forms/form-state.ts';
import { typed } from '@eshop/site/forms/typed.ts';
import { leaveNotice } from '@eshop/site/session/notice.ts';
import { endedSessionCookies } from '@eshop/site/session/session-cookies.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { accountText } from '@text/account';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';

/** Deletes the caller's account, with the addresses kept in it; the e-mail address typed shows that it is meant. */
export async function deleteAccount(_: FormState, form: FormData): Promise<FormState> {
  try {
    const { email } = await callAsVisitor(getMe);
    if (typed(form, 'email').toLowerCase() !== email.toLowerCase()) {
      return refusedBecause(form, { email: accountText.deleteEmailWrong });
    }
    // First the addresses: once the account is gone nobody may touch them any more.
    await deleteAddresses();
    await callAsVisitor(deleteMe);
  } catch (error) {
    return refusedBy(error, form);
  }
  const jar = await cookies();
  for (const cookie of endedSessionCookies()) jar.set(cookie);
  await leaveNotice({ tone: 'good', text: accountText.deleted });
  redirect('/');
}

async function deleteAddresses(): Promise<void> {
  const { items } = await callAsVisitor(listAddresses);
  for (const { id } of items) await callAsVisitor(deleteAddress, { params: { id } });
}
