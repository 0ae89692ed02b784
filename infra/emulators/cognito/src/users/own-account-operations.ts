import { z } from 'zod';
import { invalidParameter, notAuthorized } from '../errors.ts';
import { member, operation } from '../operation.ts';
import { checkPassword } from '../pools/password-policy.ts';
import { requireSession } from '../sessions/access-token.ts';
import { attributeList, checkWritable, readAttributes } from './attributes.ts';
import { changeAttributes, withVerifiedEmail } from './change-email.ts';
import { deliveryDetails, noteTry, sendCode, useCode } from './codes.ts';

const signedIn = z.object({ AccessToken: member.accessToken });
const emailName = z.literal('email');

/** What a signed-in user does with the own account: read, change, verify, delete. */
export const ownAccountOperations = [
  operation({
    name: 'GetUser',
    access: 'public',
    input: signedIn,
    async run(context, input) {
      const { user, client } = await requireSession(context, input.AccessToken);
      return {
        Username: user.username,
        UserAttributes: attributeList(user.attributes, client.readAttributes),
      };
    },
  }),
  operation({
    name: 'UpdateUserAttributes',
    access: 'public',
    input: signedIn.extend({ UserAttributes: member.attributes.min(1) }),
    async run(context, input) {
      const { user, client, pool } = await requireSession(context, input.AccessToken);
      const changes = readAttributes(pool, input.UserAttributes);
      checkWritable(pool, client, changes);
      return { CodeDeliveryDetailsList: changeAttributes(context, pool, user, changes) };
    },
  }),
  operation({
    name: 'GetUserAttributeVerificationCode',
    access: 'public',
    input: signedIn.extend({ AttributeName: emailName }),
    async run(context, input) {
      const { user, pool } = await requireSession(context, input.AccessToken);
      const email = user.pendingEmail ?? user.attributes.email;
      if (email === undefined) throw invalidParameter('User has no email.');
      const tried = noteTry(user, 'resendCode', context.now());
      context.users.save(pool, sendCode(context, tried, 'verifyEmail', email));
      return { CodeDeliveryDetails: deliveryDetails(email) };
    },
  }),
  operation({
    name: 'VerifyUserAttribute',
    access: 'public',
    input: signedIn.extend({ AttributeName: emailName, Code: member.code }),
    async run(context, input) {
      const { user, pool } = await requireSession(context, input.AccessToken);
      const tried = noteTry(user, 'verifyEmail', context.now());
      context.users.save(pool, tried);
      const proved = useCode(tried, 'verifyEmail', input.Code, context.now());
      context.users.save(pool, withVerifiedEmail(context, pool, proved));
      return {};
    },
  }),
  operation({
    name: 'ChangePassword',
    access: 'public',
    input: signedIn.extend({ PreviousPassword: member.password, ProposedPassword: member.password }),
    async run(context, input) {
      const { user, pool } = await requireSession(context, input.AccessToken);
      checkPassword(pool.passwordPolicy, input.ProposedPassword);
      context.users.save(pool, noteTry(user, 'changePassword', context.now()));
      const matches = await context.passwords.matches(input.PreviousPassword, user.passwordHash);
      if (!matches) throw notAuthorized('Incorrect username or password.');
      const passwordHash = await context.passwords.hash(input.ProposedPassword);
      const { user: current } = await requireSession(context, input.AccessToken);
      if (current.passwordHash !== user.passwordHash) throw notAuthorized('Incorrect username or password.');
      context.users.save(pool, { ...current, passwordHash, updatedAt: context.now() });
      return {};
    },
  }),
  operation({
    name: 'DeleteUser',
    access: 'public',
    input: signedIn,
    async run(context, input) {
      const { user, pool } = await requireSession(context, input.AccessToken);
      context.users.remove(pool, user);
      return {};
    },
  }),
];
