import type { User, UsersQuery } from '@eshop/contracts/api/auth';
import { decodeCursor, encodeCursor } from '@eshop/kit/cursor';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { rolesOfGroups } from '../roles/role.ts';
import { presentUser } from './present-user.ts';
import type { Account } from './user-pool-client.ts';

/** Where a list goes on: Cognito finds by one attribute at a time, so addresses come first and names afterwards. */
const cursorSchema = z.object({ by: z.enum(['email', 'name']), token: z.string().optional() });
type Place = z.output<typeof cursorSchema>;

type Page = { accounts: Account[]; next: Place | null };

/** One page of users with their roles; `q` is the beginning of an e-mail address or a name. */
export async function listUsers(
  context: Context,
  { q, limit, cursor }: Pick<UsersQuery, 'q' | 'limit' | 'cursor'>,
): Promise<{ items: User[]; nextCursor: string | null }> {
  const accounts: Account[] = [];
  let place: Place | null = decodeCursor(cursorSchema, cursor) ?? { by: 'email' };
  while (place && accounts.length < limit) {
    const page: Page = await readPage(context, place, q, limit - accounts.length);
    accounts.push(...page.accounts);
    place = page.next;
  }
  const staff = await context.users.staff();
  return {
    items: accounts.map((account) => presentUser(account, staff.get(account.id) ?? rolesOfGroups([]))),
    nextCursor: place ? encodeCursor(place) : null,
  };
}

async function readPage(context: Context, place: Place, q: string | undefined, limit: number): Promise<Page> {
  const { accounts, token } = await context.users.list({
    limit,
    token: place.token,
    ...(q ? { begins: { attribute: place.by, text: q } } : {}),
  });
  const byName = q !== undefined && place.by === 'name';
  return {
    // Whoever was found by the address does not come again by the name.
    accounts: byName ? accounts.filter(({ email }) => !email.startsWith(q.toLowerCase())) : accounts,
    next: nextPlace(place, token, q),
  };
}

function nextPlace(place: Place, token: string | undefined, q: string | undefined): Place | null {
  if (token) return { by: place.by, token };
  return q && place.by === 'email' ? { by: 'name' } : null;
}
