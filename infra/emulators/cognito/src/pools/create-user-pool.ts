import { z } from 'zod';
import type { Context } from '../context.ts';
import { invalidParameter, limitExceeded } from '../errors.ts';
import { newPoolId } from '../ids.ts';
import { limits } from '../limits.ts';
import { operation } from '../operation.ts';
import { newSigningKey } from '../sessions/signing-keys.ts';
import { attributeRuleInput, attributeRules } from './attribute-rules.ts';
import { passwordPolicy, passwordPolicyInput } from './password-policy.ts';
import type { UserPool } from './user-pool.ts';
import { userPoolView } from './user-pool-view.ts';

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

async function addUserPool(context: Context, input: CreateInput): Promise<UserPool> {
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

/** CreateUserPool. */
export const createUserPool = operation({
  name: 'CreateUserPool',
  access: 'iam',
  input: createInput,
  run: async (context, input) => ({ UserPool: userPoolView(context, await addUserPool(context, input)) }),
});
