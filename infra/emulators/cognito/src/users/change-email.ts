import type { Context } from '../context.ts';
import { aliasExists } from '../errors.ts';
import { emailKey, type UserPool } from '../pools/user-pool.ts';
import { checkMutable, mergeAttributes } from './attributes.ts';
import { deliveryDetails, sendCode } from './codes.ts';
import type { User } from './user.ts';

/** AliasExistsException when another user of the pool signs in with the address. */
export function refuseTakenEmail(context: Context, pool: UserPool, user: User, email: string): void {
  const holder = pool.signInByEmail ? context.users.find(pool, email) : undefined;
  if (holder && holder.username !== user.username)
    throw aliasExists('An account with the given email already exists.');
}

/**
 * Saves a change of attributes. A new e-mail address is unverified and gets a code; where the pool asks for it, it
 * takes effect only once that code came back. Answers where codes went.
 */
export function changeAttributes(
  context: Context,
  pool: UserPool,
  user: User,
  changes: Readonly<Record<string, string>>,
): ReturnType<typeof deliveryDetails>[] {
  checkMutable(pool, changes);
  const { email, ...others } = changes;
  const present = user.attributes.email;
  const isNew =
    email !== undefined &&
    email !== '' &&
    (present === undefined || emailKey(pool, email) !== emailKey(pool, present));
  const changed = { ...user, updatedAt: context.now() };
  if (!isNew) {
    context.users.save(pool, { ...changed, attributes: mergeAttributes(user.attributes, changes) });
    return [];
  }
  refuseTakenEmail(context, pool, user, email);
  const operatorVouches = changes.email_verified === 'true';
  const waits = pool.verifyEmailBeforeUpdate && !operatorVouches;
  const next: User = waits
    ? { ...changed, attributes: mergeAttributes(user.attributes, others), pendingEmail: email }
    : {
        ...changed,
        attributes: mergeAttributes(user.attributes, { email, email_verified: 'false', ...others }),
      };
  const sendsCode = (pool.verifyEmail || waits) && !operatorVouches;
  context.users.save(pool, sendsCode ? sendCode(context, next, 'verifyEmail', email) : next);
  return sendsCode ? [deliveryDetails(email)] : [];
}

/** The user with its e-mail address, or the one that waited, verified. */
export function withVerifiedEmail(context: Context, pool: UserPool, user: User): User {
  const { pendingEmail, ...rest } = user;
  if (pendingEmail !== undefined) refuseTakenEmail(context, pool, user, pendingEmail);
  const email = pendingEmail === undefined ? {} : { email: pendingEmail };
  return {
    ...rest,
    attributes: { ...user.attributes, ...email, email_verified: 'true' },
    updatedAt: context.now(),
  };
}
