import { z } from 'zod';
import type { Context } from '../context.ts';
import { requirePool } from '../context.ts';
import { invalidParameter, limitExceeded } from '../errors.ts';
import { newPoolId } from '../ids.ts';
import { limits } from '../limits.ts';
import { member, operation } from '../operation.ts';
import { pageOf } from '../paging.ts';
import { newSigningKey } from '../sessions/signing-keys.ts';
import { attributeRuleInput, attributeRules } from './attribute-rules.ts';
import { passwordPolicy, passwordPolicyInput } from './password-policy.ts';
import type { UserPool } from './user-pool.ts';
import { userPoolSummary, userPoolView } from './user-pool-view.ts';

const emailOnly = z.array(z.enum(['email', 'phone_number'])).max(2);

const createInput = z.object({
  PoolName: z
    .string()
    .min(1)
    .max(128)
    .regex(/^[\w\s+=,.@-]+$/),
  Policies: z.object({ PasswordPolicy: passwordPolicyInput.optional() }).optional(),
  UsernameAttributes: emailOnly.optional(),
  AliasAttributes: z.array(z.string()).max(3).optional(),
  AutoVerifiedAttributes: emailOnly.optional(),
  UsernameConfiguration: z.object({ CaseSensitive: z.boolean() }).optional(),
  UserAttributeUpdateSettings: z
    .object({ AttributesRequireVerificationBeforeUpdate: emailOnly.optional() })
    .optional(),
  AdminCreateUserConfig: z.object({ AllowAdminCreateUserOnly: z.boolean().optional() }).optional(),
  MfaConfiguration: z.enum(['OFF', 'ON', 'OPTIONAL']).default('OFF'),
  Schema: z.array(attributeRuleInput).max(50).default([]),
  UserPoolTags: z.record(z.string().max(128), z.string().max(256)).default({}),
  DeletionProtection: z.enum(['ACTIVE', 'INACTIVE']).default('INACTIVE'),
});
type CreateInput = z.output<typeof createInput>;

/** Phone numbers, aliases and second factors are not emulated: asking for them is refused, not ignored. */
function refuseWhatIsNotEmulated(input: CreateInput): void {
  const named = [...(input.UsernameAttributes ?? []), ...(input.AutoVerifiedAttributes ?? [])];
  if (named.includes('phone_number')) throw invalidParameter('This emulator knows no phone numbers.');
  if (input.AliasAttributes?.length) throw invalidParameter('This emulator knows no alias attributes.');
  if (input.MfaConfiguration !== 'OFF') throw invalidParameter('This emulator knows no MFA.');
}

async function createUserPool(context: Context, input: CreateInput): Promise<UserPool> {
  refuseWhatIsNotEmulated(input);
  const { pools } = context.database;
  const signingKey = await newSigningKey();
  if (pools.size >= limits.pools) throw limitExceeded('The maximum number of user pools has been reached.');
  const now = context.now();
  const pool: UserPool = {
    id: newPoolId(context.region),
    order: Math.max(0, ...[...pools.values()].map(({ order }) => order)) + 1,
    name: input.PoolName,
    passwordPolicy: passwordPolicy(input.Policies?.PasswordPolicy),
    signInByEmail: input.UsernameAttributes?.includes('email') ?? false,
    caseSensitive: input.UsernameConfiguration?.CaseSensitive ?? false,
    verifyEmail: input.AutoVerifiedAttributes?.includes('email') ?? false,
    verifyEmailBeforeUpdate:
      input.UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate?.includes('email') ??
      false,
    adminCreatesUsersOnly: input.AdminCreateUserConfig?.AllowAdminCreateUserOnly ?? false,
    attributes: attributeRules(input.Schema),
    tags: input.UserPoolTags,
    deletionProtection: input.DeletionProtection,
    signingKey,
    createdAt: now,
    updatedAt: now,
  };
  pools.put(pool.id, pool);
  return pool;
}

function deleteUserPool(context: Context, pool: UserPool): void {
  if (pool.deletionProtection === 'ACTIVE') {
    throw invalidParameter('The user pool cannot be deleted because deletion protection is activated.');
  }
  const { database } = context;
  if ([...database.domains.values()].some(({ poolId }) => poolId === pool.id)) {
    throw invalidParameter(
      'User pool cannot be deleted. It has a domain configured that should be deleted first.',
    );
  }
  for (const user of [...context.users.inPool(pool.id)]) context.users.remove(pool, user);
  for (const client of [...database.clients.values()]) {
    if (client.poolId === pool.id) database.clients.delete(client.id);
  }
  for (const group of [...database.groups.values()]) {
    if (group.poolId === pool.id) database.groups.delete(`${pool.id}/${group.name}`);
  }
  for (const server of [...database.resourceServers.values()]) {
    if (server.poolId === pool.id) database.resourceServers.delete(`${pool.id}/${server.identifier}`);
  }
  database.pools.delete(pool.id);
}

/** CreateUserPool, DescribeUserPool, ListUserPools and DeleteUserPool. */
export const userPoolOperations = [
  operation({
    name: 'CreateUserPool',
    access: 'iam',
    input: createInput,
    run: async (context, input) => ({
      UserPool: userPoolView(context, await createUserPool(context, input)),
    }),
  }),
  operation({
    name: 'DescribeUserPool',
    access: 'iam',
    input: z.object({ UserPoolId: member.poolId }),
    run: (context, input) => ({ UserPool: userPoolView(context, requirePool(context, input.UserPoolId)) }),
  }),
  operation({
    name: 'ListUserPools',
    access: 'iam',
    input: z.object({ MaxResults: z.number().int().min(1).max(60), NextToken: member.token }),
    run(context, input) {
      const pools = context.database.pools.values();
      const { page, next } = pageOf(pools, ({ order }) => order, input.MaxResults, input.NextToken);
      return { UserPools: page.map(userPoolSummary), NextToken: next };
    },
  }),
  operation({
    name: 'DeleteUserPool',
    access: 'iam',
    input: z.object({ UserPoolId: member.poolId }),
    run(context, input) {
      deleteUserPool(context, requirePool(context, input.UserPoolId));
      return {};
    },
  }),
];
