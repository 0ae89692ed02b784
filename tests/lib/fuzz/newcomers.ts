import { randomBytes } from 'node:crypto';
import { forgotPassword, signUp } from '@eshop/contracts/api/auth';
import { guest, mailedCode, newCustomer } from '../people.ts';
import { createKnown } from './known.ts';
import type { Visitor } from './visitor.ts';

type Bodies = NonNullable<Visitor['bodies']>;

/** Good bodies about accounts: of one that waits for its code, of one that comes back, and of whoever sends them. */
export async function makeNewcomers(): Promise<Bodies> {
  const email = `${randomBytes(8).toString('hex')}@tests.example`;
  const password = 'Long-enough-1';
  const [returning] = await Promise.all([
    newCustomer(),
    guest.call(signUp, { body: { email, password, name: 'New Customer' } }),
  ]);
  await guest.call(forgotPassword, { body: { email: returning.email } });
  const [confirmed, reset] = await Promise.all([
    mailedCode(email, 'signUp'),
    mailedCode(returning.email, 'resetPassword'),
  ]);
  return {
    confirm: { email, code: confirmed },
    signIn: { email: returning.email, password },
    refresh: { refreshToken: returning.refreshToken },
    changePassword: { currentPassword: password, newPassword: password },
    resetPassword: { email: returning.email, code: reset, password },
  };
}

/** One for each operation that ends the caller’s session or account, by its name. */
export async function makeLeavers(): Promise<Record<string, Visitor>> {
  const leave = async (operation: string) => {
    const { token } = await newCustomer();
    return [operation, { kind: 'leaver', token, known: createKnown(new Map()) }] as const;
  };
  return Object.fromEntries(await Promise.all(['signOut', 'deleteMe'].map(leave)));
}
