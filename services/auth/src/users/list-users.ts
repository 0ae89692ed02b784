import type { User, UsersQuery } from '@eshop/contracts/api/auth';
import type { Page } from '@eshop/contracts/paging';
import { decodeCursor, encodeCursor } from '@eshop/kit/cursor';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { rolesOfGroups } from '../roles/role.ts';
import { beginsWith, listStaff } from './list-staff.ts';
import { presentUser } from './present-user.ts';
import type { Account, AccountFilter } from './user-pool-client.ts';

/** Where a list goes on: Cognito finds by one attribute at a time, so the list is several walks, one after the other. */
const cursorSchema = z.object({ walk: z.int().min(0).max(2), token: z.string().optional() });
type Place = z.output<typeof cursorSchema>;

/** Pages of Cognito that one page of the list may take: behind them it ends, shorter than asked for, with a cursor. */
const mostReads = 10;

/**
 * One page of users with their roles. `q` is the beginning of an e-mail address, or of a name as it is typed or with a
 * capital; staff, who are few, are found by any part of either.
 */
export async function listUsers(context: Context, query: UsersQuery): Promise<Page<User>> {
  if (query.role) return listStaff(context, { ...query, role: query.role });
  const { q, limit, disabled } = query;
  const walks = walksOf(q, disabled);
  const accounts: Account[] = [];
  let place: Place | null = decodeCursor(cursorSchema, query.cursor) ?? { walk: 0 };
  for (let reads = 0; place && accounts.length < limit && reads < mostReads; reads++) {
    const { walk, token }: Place = place;
    const filter: AccountFilter | undefined = walks[walk];
    const page = await context.users.list({ filter, limit: limit - accounts.length, token });
    const earlier = walks.slice(0, walk);
    accounts.push(
      ...page.accounts.filter(
        (account) =>
          (disabled === undefined || account.disabled === disabled) &&
          // Whoever was found in an earlier walk does not come again.
          !earlier.some((other) => other && 'begins' in other && beginsWith(account, other)),
      ),
    );
    place = next({ walk, token: page.token }, walks.length);
  }
  const staff = await context.users.staff();
  return {
    items: accounts.map((account) => presentUser(account, staff.get(account.id) ?? rolesOfGroups([]))),
    nextCursor: place ? encodeCursor(place) : null,
  };
}

/** What Cognito is asked for, one after the other. */
function walksOf(q: string | undefined, disabled: boolean | undefined): (AccountFilter | undefined)[] {
  if (!q) return [disabled === undefined ? undefined : { status: disabled ? 'Disabled' : 'Enabled' }];
  const capital = q.slice(0, 1).toUpperCase() + q.slice(1);
  const names = [...new Set([q, capital])];
  return [{ begins: 'email', text: q }, ...names.map((text): AccountFilter => ({ begins: 'name', text }))];
}

function next({ walk, token }: Place, walks: number): Place | null {
  if (token) return { walk, token };
  return walk + 1 < walks ? { walk: walk + 1 } : null;
}
