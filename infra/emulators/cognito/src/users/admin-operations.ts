import { z } from 'zod';
import { requirePool } from '../context.ts';
import { userNotFound } from '../errors.ts';
import { milliseconds } from '../limits.ts';
import { member, operation } from '../operation.ts';
import { checkPassword } from '../pools/password-policy.ts';
import { withSessionsEnded } from '../sessions/session.ts';
import { readAttributes } from './attributes.ts';
import { changeAttributes } from './change-email.ts';
import { requireUser } from './user-directory.ts';
import { adminUserView } from './user-view.ts';

const named = z.object({ UserPoolId: member.poolId, Username: member.username });

/** What an operator does with a user that is there. AdminCreateUser is apart. */
export const adminOperations = [
  operation({
    name: 'AdminGetUser',
    access: 'iam',
    input: named,
    run(context, input) {
      return adminUserView(requireUser(context, requirePool(context, input.UserPoolId), input.Username));
    },
  }),
  operation({
    name: 'AdminUpdateUserAttributes',
    access: 'iam',
    input: named.extend({ UserAttributes: member.attributes.min(1) }),
    run(context, input) {
      const pool = requirePool(context, input.UserPoolId);
      const user = requireUser(context, pool, input.Username);
      changeAttributes(context, pool, user, readAttributes(pool, input.UserAttributes));
      return {};
    },
  }),
  operation({
    name: 'AdminSetUserPassword',
    access: 'iam',
    input: named.extend({ Password: member.password, Permanent: z.boolean().default(false) }),
    async run(context, input) {
      const pool = requirePool(context, input.UserPoolId);
      const user = requireUser(context, pool, input.Username);
      checkPassword(pool.passwordPolicy, input.Password);
      const passwordHash = await context.passwords.hash(input.Password);
      const current = context.users.byUsername(pool.id, user.username);
      if (!current) throw userNotFound();
      const { failedSignIns: _, temporaryPasswordExpiresAt: __, ...rest } = current;
      const now = context.now();
      const validity = pool.passwordPolicy.temporaryPasswordValidityDays * milliseconds.day;
      context.users.save(pool, {
        ...rest,
        passwordHash,
        updatedAt: now,
        status: input.Permanent ? 'CONFIRMED' : 'FORCE_CHANGE_PASSWORD',
        ...(input.Permanent ? {} : { temporaryPasswordExpiresAt: now + validity }),
      });
      return {};
    },
  }),
  operation({
    name: 'AdminDisableUser',
    access: 'iam',
    input: named,
    run(context, input) {
      const pool = requirePool(context, input.UserPoolId);
      const user = requireUser(context, pool, input.Username);
      const now = context.now();
      context.users.save(pool, { ...withSessionsEnded(user, now), enabled: false, updatedAt: now });
      return {};
    },
  }),
  operation({
    name: 'AdminEnableUser',
    access: 'iam',
    input: named,
    run(context, input) {
      const pool = requirePool(context, input.UserPoolId);
      const user = requireUser(context, pool, input.Username);
      context.users.save(pool, { ...user, enabled: true, updatedAt: context.now() });
      return {};
    },
  }),
  operation({
    name: 'AdminDeleteUser',
    access: 'iam',
    input: named,
    run(context, input) {
      const pool = requirePool(context, input.UserPoolId);
      context.users.remove(pool, requireUser(context, pool, input.Username));
      return {};
    },
  }),
];
