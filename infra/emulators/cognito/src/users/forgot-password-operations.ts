import { z } from 'zod';
import { checkSecretHash } from '../clients/secret-hash.ts';
import { requireClient } from '../context.ts';
import { expiredCode, invalidParameter, notAuthorized, userNotFound } from '../errors.ts';
import { member, operation } from '../operation.ts';
import { checkPassword } from '../pools/password-policy.ts';
import { deliveryDetails, noteTry, sendCode, useCode } from './codes.ts';
import type { User } from './user.ts';

const named = z.object({
  ClientId: member.clientId,
  Username: member.username,
  SecretHash: member.secretHash,
});

/** Where a code for a new password may go: a verified address of a user who may sign in. */
function verifiedEmail(user: User): string {
  if (!user.enabled) throw notAuthorized('User is disabled.');
  if (user.status === 'FORCE_CHANGE_PASSWORD') {
    throw notAuthorized('User password cannot be reset in the current state.');
  }
  const email = user.attributes.email;
  if (email === undefined || user.attributes.email_verified !== 'true') {
    throw invalidParameter(
      'Cannot reset password for the user as there is no registered/verified email or phone_number',
    );
  }
  return email;
}

/** The address, or undefined when there is none and the client may not learn that. */
function addressFor(user: User | undefined, hidesUserExistence: boolean): string | undefined {
  try {
    if (!user) throw userNotFound();
    return verifiedEmail(user);
  } catch (error) {
    if (hidesUserExistence) return undefined;
    throw error;
  }
}

/** ForgotPassword and ConfirmForgotPassword. */
export const forgotPasswordOperations = [
  operation({
    name: 'ForgotPassword',
    access: 'public',
    input: named,
    run(context, input) {
      const { client, pool } = requireClient(context, input.ClientId);
      checkSecretHash(client, input.Username, input.SecretHash);
      const user = context.users.find(pool, input.Username);
      const email = addressFor(user, client.hidesUserExistence);
      if (!user || email === undefined) return { CodeDeliveryDetails: deliveryDetails(input.Username) };
      const tried = noteTry(user, 'forgotPassword', context.now());
      context.users.save(pool, sendCode(context, tried, 'resetPassword', email));
      return { CodeDeliveryDetails: deliveryDetails(email) };
    },
  }),
  operation({
    name: 'ConfirmForgotPassword',
    access: 'public',
    input: named.extend({ ConfirmationCode: member.code, Password: member.password }),
    async run(context, input) {
      const { client, pool } = requireClient(context, input.ClientId);
      checkSecretHash(client, input.Username, input.SecretHash);
      checkPassword(pool.passwordPolicy, input.Password);
      const user = context.users.find(pool, input.Username);
      if (!user?.enabled) throw client.hidesUserExistence ? expiredCode() : userNotFound();
      const tried = noteTry(user, 'confirmForgotPassword', context.now());
      context.users.save(pool, tried);
      const proved = useCode(tried, 'resetPassword', input.ConfirmationCode, context.now());
      context.users.save(pool, proved);
      const passwordHash = await context.passwords.hash(input.Password);
      const current = context.users.byUsername(pool.id, user.username);
      if (!current) throw userNotFound();
      const { failedSignIns: _, ...unlocked } = current;
      context.users.save(pool, { ...unlocked, passwordHash, status: 'CONFIRMED', updatedAt: context.now() });
      return {};
    },
  }),
];
