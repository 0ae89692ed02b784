import type { Context } from '../context.ts';
import { attributeRuleView } from './attribute-rules.ts';
import { passwordPolicyView } from './password-policy.ts';
import type { UserPool } from './user-pool.ts';

const ACCOUNT_ID = '000000000000';
const email = (when: boolean) => (when ? ['email'] : []);

/** Seconds since 1970, the protocol's form of a time. */
export const seconds = (milliseconds: number): number => milliseconds / 1000;

/** The pool as DescribeUserPool shows it. */
export const userPoolView = (context: Context, pool: UserPool) => ({
  Id: pool.id,
  Name: pool.name,
  Arn: `arn:aws:cognito-idp:${context.region}:${ACCOUNT_ID}:userpool/${pool.id}`,
  Policies: { PasswordPolicy: passwordPolicyView(pool.passwordPolicy) },
  DeletionProtection: pool.deletionProtection,
  SchemaAttributes: pool.attributes.map(attributeRuleView),
  AutoVerifiedAttributes: email(pool.verifyEmail),
  UsernameAttributes: email(pool.signInByEmail),
  UsernameConfiguration: { CaseSensitive: pool.caseSensitive },
  UserAttributeUpdateSettings: {
    AttributesRequireVerificationBeforeUpdate: email(pool.verifyEmailBeforeUpdate),
  },
  AdminCreateUserConfig: { AllowAdminCreateUserOnly: pool.adminCreatesUsersOnly },
  MfaConfiguration: 'OFF',
  EstimatedNumberOfUsers: context.users.count(pool.id),
  UserPoolTags: pool.tags,
  Domain: [...context.database.domains.values()].find(({ poolId }) => poolId === pool.id)?.domain,
  CreationDate: seconds(pool.createdAt),
  LastModifiedDate: seconds(pool.updatedAt),
});

/** The pool as ListUserPools shows it. */
export const userPoolSummary = (pool: UserPool) => ({
  Id: pool.id,
  Name: pool.name,
  CreationDate: seconds(pool.createdAt),
  LastModifiedDate: seconds(pool.updatedAt),
});
