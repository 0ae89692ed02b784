import { z } from 'zod';
import { checkSecretHash } from '../clients/secret-hash.ts';
import { type Context, requireClient, requirePool } from '../context.ts';
import { expiredCode, invalidParameter, notAuthorized, userNotFound } from '../errors.ts';
import { member, operation } from '../operation.ts';
import { checkPassword } from '../pools/password-policy.ts';
import type { UserPool } from '../pools/user-pool.ts';
import { checkWritable, readAttributes } from './attributes.ts';
import { deliveryDetails, noteTry, sendCode, useCode } from './codes.ts';
import { newUser, newUserAttributes, refuseTakenName } from './new-user.ts';
import type { User } from './user.ts';
import { requireUser } from './user-directory.ts';

const named = z.object({
  ClientId: member.clientId,
  Username: member.username,
  SecretHash: member.secretHash,
});

const signUpInput = named.extend({
  Password: member.password,
  UserAttributes: member.attributes.default([]),
});

async function signUp(context: Context, input: z.output<typeof signUpInput>) {
  const { client, pool } = requireClient(context, input.ClientId);
  checkSecretHash(client, input.Username, input.SecretHash);
  if (pool.adminCreatesUsersOnly) throw notAuthorized('SignUp is not permitted for this user pool');
  checkPassword(pool.passwordPolicy, input.Password);
  checkWritable(pool, client, readAttributes(pool, input.UserAttributes));
  const attributes = newUserAttributes(pool, input.Username, input.UserAttributes);
  refuseTakenName(context, pool, input.Username);
  const passwordHash = await context.passwords.hash(input.Password);
  refuseTakenName(context, pool, input.Username);

  const user = newUser(context, pool, {
    name: input.Username,
    attributes: pool.verifyEmail ? { ...attributes, email_verified: 'false' } : attributes,
    status: 'UNCONFIRMED',
    passwordHash,
  });
  const email = pool.verifyEmail ? attributes.email : undefined;
  context.users.save(pool, email === undefined ? user : sendCode(context, user, 'signUp', email));
  return {
    UserConfirmed: false,
    UserSub: user.attributes.sub,
    CodeDeliveryDetails: email === undefined ? undefined : deliveryDetails(email),
  };
}

const confirmed = (context: Context, user: User): User => ({
  ...user,
  status: 'CONFIRMED',
  updatedAt: context.now(),
});

function refuseConfirmed(user: User): void {
  if (user.status === 'UNCONFIRMED') return;
  throw notAuthorized(`User cannot be confirmed. Current status is ${user.status}`);
}

function confirmSignUp(context: Context, pool: UserPool, user: User, code: string): void {
  const tried = noteTry(user, 'confirmSignUp', context.now());
  context.users.save(pool, tried);
  refuseConfirmed(user);
  const proved = useCode(tried, 'signUp', code, context.now());
  const attributes = { ...proved.attributes, email_verified: 'true' };
  context.users.save(pool, { ...confirmed(context, proved), attributes });
}

/** SignUp, ConfirmSignUp, ResendConfirmationCode and AdminConfirmSignUp. */
export const signUpOperations = [
  operation({ name: 'SignUp', access: 'public', input: signUpInput, run: signUp }),
  operation({
    name: 'ConfirmSignUp',
    access: 'public',
    input: named.extend({ ConfirmationCode: member.code }),
    run(context, input) {
      const { client, pool } = requireClient(context, input.ClientId);
      checkSecretHash(client, input.Username, input.SecretHash);
      const user = context.users.find(pool, input.Username);
      if (!user) throw client.hidesUserExistence ? expiredCode() : userNotFound();
      confirmSignUp(context, pool, user, input.ConfirmationCode);
      return {};
    },
  }),
  operation({
    name: 'ResendConfirmationCode',
    access: 'public',
    input: named,
    run(context, input) {
      const { client, pool } = requireClient(context, input.ClientId);
      checkSecretHash(client, input.Username, input.SecretHash);
      const user = context.users.find(pool, input.Username);
      if (!user && client.hidesUserExistence) return { CodeDeliveryDetails: deliveryDetails(input.Username) };
      if (!user) throw userNotFound();
      if (user.status !== 'UNCONFIRMED') throw invalidParameter('User is already confirmed.');
      const email = user.attributes.email;
      if (email === undefined || !pool.verifyEmail) {
        throw invalidParameter('Cannot resend codes. Auto verification not turned on.');
      }
      const tried = noteTry(user, 'resendCode', context.now());
      context.users.save(pool, sendCode(context, tried, 'signUp', email));
      return { CodeDeliveryDetails: deliveryDetails(email) };
    },
  }),
  operation({
    name: 'AdminConfirmSignUp',
    access: 'iam',
    input: z.object({ UserPoolId: member.poolId, Username: member.username }),
    run(context, input) {
      const pool = requirePool(context, input.UserPoolId);
      const user = requireUser(context, pool, input.Username);
      refuseConfirmed(user);
      context.users.save(pool, confirmed(context, user));
      return {};
    },
  }),
];
