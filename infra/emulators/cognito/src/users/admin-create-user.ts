import { z } from 'zod';
import { type Context, requirePool } from '../context.ts';
import { CognitoError, userNotFound } from '../errors.ts';
import { newTemporaryPassword } from '../ids.ts';
import { milliseconds } from '../limits.ts';
import { member, operation } from '../operation.ts';
import { checkPassword } from '../pools/password-policy.ts';
import type { UserPool } from '../pools/user-pool.ts';
import { newUser, newUserAttributes, refuseTakenName } from './new-user.ts';
import type { User } from './user.ts';
import { requireUser } from './user-directory.ts';
import { userView } from './user-view.ts';

const input = z.object({
  UserPoolId: member.poolId,
  Username: member.username,
  TemporaryPassword: member.password.optional(),
  UserAttributes: member.attributes.default([]),
  MessageAction: z.enum(['SUPPRESS', 'RESEND']).optional(),
});
type Input = z.output<typeof input>;

function invite(context: Context, user: User, password: string): void {
  const email = user.attributes.email;
  if (email === undefined) return;
  const expiresAt = user.temporaryPasswordExpiresAt ?? context.now();
  const { poolId, username } = user;
  context.outbox.send({ poolId, username, email, purpose: 'invitation', code: password, expiresAt });
}

async function inviteAgain(context: Context, pool: UserPool, given: Input, password: string): Promise<User> {
  const passwordHash = await context.passwords.hash(password);
  const user = requireUser(context, pool, given.Username);
  if (user.status !== 'FORCE_CHANGE_PASSWORD') {
    throw new CognitoError(
      'UnsupportedUserStateException',
      `Resend not possible. ${user.username} status is not FORCE_CHANGE_PASSWORD`,
    );
  }
  return {
    ...user,
    passwordHash,
    temporaryPasswordExpiresAt: expiry(context, pool),
    updatedAt: context.now(),
  };
}

async function create(context: Context, pool: UserPool, given: Input, password: string): Promise<User> {
  const attributes = newUserAttributes(pool, given.Username, given.UserAttributes);
  refuseTakenName(context, pool, given.Username);
  const passwordHash = await context.passwords.hash(password);
  refuseTakenName(context, pool, given.Username);
  return newUser(context, pool, {
    name: given.Username,
    attributes,
    status: 'FORCE_CHANGE_PASSWORD',
    passwordHash,
    temporaryPasswordExpiresAt: expiry(context, pool),
  });
}

const expiry = (context: Context, pool: UserPool): number =>
  context.now() + pool.passwordPolicy.temporaryPasswordValidityDays * milliseconds.day;

/** AdminCreateUser: a user with a temporary password, sent unless MessageAction is SUPPRESS. */
export const adminCreateUser = operation({
  name: 'AdminCreateUser',
  access: 'iam',
  input,
  async run(context, given) {
    const pool = requirePool(context, given.UserPoolId);
    const password = given.TemporaryPassword ?? newTemporaryPassword(pool.passwordPolicy.minimumLength);
    checkPassword(pool.passwordPolicy, password);
    if (given.MessageAction === 'RESEND' && !context.users.find(pool, given.Username)) throw userNotFound();
    const again = given.MessageAction === 'RESEND';
    const user = again
      ? await inviteAgain(context, pool, given, password)
      : await create(context, pool, given, password);
    context.users.save(pool, user);
    if (given.MessageAction !== 'SUPPRESS') invite(context, user, password);
    return { User: userView(user) };
  },
});
