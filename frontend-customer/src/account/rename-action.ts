'use server';

import { updateMe } from '@eshop/contracts/api/auth';
import { type FormState, refusedBy } from '@eshop/site/forms/form-state.ts';
import { typed } from '@eshop/site/forms/typed.ts';
import { personCookie } from '@eshop/site/session/session-cookies.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { accountText } from '@text/account';
import { cookies } from 'next/headers';

/** Changes the caller's name; the header greets by it at once. */
export async function rename(_: FormState, form: FormData): Promise<FormState> {
  try {
    const me = await callAsVisitor(updateMe, { body: { name: typed(form, 'name') } });
    (await cookies()).set(personCookie(me));
    return { status: 'done', message: accountText.renamed, errors: {}, values: { name: me.name } };
  } catch (error) {
    return refusedBy(error, form);
  }
}
