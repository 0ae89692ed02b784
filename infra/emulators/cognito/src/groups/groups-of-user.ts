import type { Context } from '../context.ts';
import type { User } from '../users/user.ts';
import { byPrecedence, type Group, groupKey } from './group.ts';

/** The user's groups, lowest precedence first. */
export function groupsOfUser(context: Context, user: User): Group[] {
  return user.groups
    .flatMap((name) => context.database.groups.get(groupKey(user.poolId, name)) ?? [])
    .toSorted(byPrecedence);
}
