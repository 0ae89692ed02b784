import type { Context } from '../context.ts';
import { invalidParameter, usernameExists } from '../errors.ts';
import { uuidAt } from '../ids.ts';
import type { UserPool } from '../pools/user-pool.ts';
import { type AttributeList, checkRequired, isEmail, mergeAttributes, readAttributes } from './attributes.ts';
import type { User } from './user.ts';

/** The attributes of a new user: where users sign in by e-mail, the name given is the address. */
export function newUserAttributes(pool: UserPool, name: string, list: AttributeList): Record<string, string> {
  const given = readAttributes(pool, list);
  if (pool.signInByEmail) {
    if (!isEmail(name)) throw invalidParameter('Username should be an email.');
    const email = given.email;
    if (email && email.toLowerCase() !== name.toLowerCase()) {
      throw invalidParameter('Provided email does not match the username.');
    }
    given.email = name;
  } else if (isEmail(name)) {
    throw invalidParameter(
      'Username cannot be of email format, since user pool is not configured for email sign-in.',
    );
  }
  const attributes = mergeAttributes({}, given);
  checkRequired(pool, attributes);
  return attributes;
}

/** UsernameExistsException when the name is taken. */
export function refuseTakenName(context: Context, pool: UserPool, name: string): void {
  if (!context.users.find(pool, name)) return;
  throw usernameExists(
    pool.signInByEmail ? 'An account with the given email already exists.' : 'User already exists',
  );
}

/** A new user, not yet saved. The `sub` is its user name too where users sign in by e-mail. */
export function newUser(
  context: Context,
  pool: UserPool,
  given: Pick<User, 'attributes' | 'status' | 'passwordHash' | 'temporaryPasswordExpiresAt'> & {
    name: string;
  },
): User {
  const { name, attributes, ...rest } = given;
  const now = context.now();
  const sub = uuidAt(now);
  return {
    poolId: pool.id,
    username: pool.signInByEmail ? sub : name,
    order: context.users.nextOrder(),
    attributes: { sub, ...attributes },
    enabled: true,
    groups: [],
    sessionsEndedAt: 0,
    codes: {},
    tries: {},
    createdAt: now,
    updatedAt: now,
    ...rest,
  };
}
