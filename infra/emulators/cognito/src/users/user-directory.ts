import type { Context } from '../context.ts';
import { limitExceeded, userNotFound } from '../errors.ts';
import { limits } from '../limits.ts';
import { emailKey, type UserPool } from '../pools/user-pool.ts';
import type { Table } from '../store/table.ts';
import type { User } from './user.ts';

/** The users of every pool, found by user name or, where they sign in with it, by e-mail address. */
export interface UserDirectory {
  /** By user name or e-mail address. */
  find(pool: UserPool, name: string): User | undefined;
  /** By the user name alone: what tokens carry. */
  byUsername(poolId: string, username: string): User | undefined;
  inPool(poolId: string): IteratorObject<User>;
  count(poolId: string): number;
  nextOrder(): number;
  save(pool: UserPool, user: User): void;
  remove(pool: UserPool, user: User): void;
}

/** Builds the directory over the stored users. */
export function createUserDirectory(
  table: Table<User>,
  poolOf: (poolId: string) => UserPool | undefined,
): UserDirectory {
  const pools = new Map<string, { users: Map<string, User>; names: Map<string, string> }>();
  let lastOrder = 0;

  const entry = (poolId: string) => {
    const found = pools.get(poolId) ?? { users: new Map(), names: new Map() };
    pools.set(poolId, found);
    return found;
  };
  const nameOf = (pool: UserPool, user: User): string | undefined => {
    const email = user.attributes.email;
    return pool.signInByEmail && email !== undefined ? emailKey(pool, email) : undefined;
  };
  const place = (pool: UserPool, user: User) => {
    const { users, names } = entry(pool.id);
    const before = users.get(user.username);
    const oldName = before && nameOf(pool, before);
    if (oldName !== undefined) names.delete(oldName);
    users.set(user.username, user);
    const newName = nameOf(pool, user);
    if (newName !== undefined) names.set(newName, user.username);
    lastOrder = Math.max(lastOrder, user.order);
  };

  for (const user of table.values()) {
    const pool = poolOf(user.poolId);
    if (pool) place(pool, user);
  }

  return {
    find(pool, name) {
      const { users, names } = entry(pool.id);
      return users.get(name) ?? users.get(names.get(emailKey(pool, name)) ?? '');
    },
    byUsername: (poolId, username) => pools.get(poolId)?.users.get(username),
    inPool: (poolId) => (pools.get(poolId)?.users ?? new Map<string, User>()).values(),
    count: (poolId) => pools.get(poolId)?.users.size ?? 0,
    nextOrder: () => lastOrder + 1,
    save(pool, user) {
      const key = `${pool.id}/${user.username}`;
      if (table.size >= limits.users && !table.get(key)) throw limitExceeded('The user pools are full.');
      table.put(key, user);
      place(pool, user);
    },
    remove(pool, user) {
      table.delete(`${pool.id}/${user.username}`);
      const { users, names } = entry(pool.id);
      users.delete(user.username);
      const name = nameOf(pool, user);
      if (name !== undefined) names.delete(name);
    },
  };
}

/** The user by name or e-mail address, or UserNotFoundException. */
export function requireUser(context: Context, pool: UserPool, name: string): User {
  const user = context.users.find(pool, name);
  if (!user) throw userNotFound();
  return user;
}
