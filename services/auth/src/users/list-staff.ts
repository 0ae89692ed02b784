import type { User, UsersQuery } from '@eshop/contracts/api/auth';
import type { Page } from '@eshop/contracts/paging';
import { decodeCursor, encodeCursor } from '@eshop/kit/cursor';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { GrantedRole } from '../roles/role.ts';
import { presentUser } from './present-user.ts';
import type { Account } from './user-pool-client.ts';

const cursorSchema = z.object({ after: z.string() });

/** One page of those who hold a role, by e-mail address: a group is small enough to be read whole. */
export async function listStaff(
  { users }: Pick<Context, 'users'>,
  { role, q, disabled, limit, cursor }: UsersQuery & { role: GrantedRole },
): Promise<Page<User>> {
  const after = decodeCursor(cursorSchema, cursor)?.after ?? '';
  const members = await users.members(role);
  const fitting = members
    .filter((account) => account.email > after)
    .filter((account) => disabled === undefined || account.disabled === disabled)
    .filter((account) => !q || holds(account, q))
    .sort((one, other) => (one.email < other.email ? -1 : 1));
  const page = fitting.slice(0, limit);
  const staff = await users.staff();
  const last = page.at(-1);
  return {
    items: page.map((account) => presentUser(account, staff.get(account.id) ?? ['customer', role])),
    nextCursor: last && fitting.length > page.length ? encodeCursor({ after: last.email }) : null,
  };
}

const holds = ({ email, name }: Account, words: string): boolean =>
  `${email} ${name}`.toLowerCase().includes(words.toLowerCase());

/** Whether Cognito finds the account by the beginning of an attribute: addresses in any case, names as they are written. */
export const beginsWith = (
  { email, name }: Account,
  { begins, text }: { readonly begins: 'email' | 'name'; readonly text: string },
): boolean => (begins === 'email' ? email.startsWith(text.toLowerCase()) : name.startsWith(text));
