import { z } from 'zod';

/** Rules for passwords; lengths in characters, validity in days. */
export const passwordPolicySchema = z.object({
  minimumLength: z.number(),
  requireUppercase: z.boolean(),
  requireLowercase: z.boolean(),
  requireNumbers: z.boolean(),
  requireSymbols: z.boolean(),
  temporaryPasswordValidityDays: z.number(),
});
export type PasswordPolicy = z.infer<typeof passwordPolicySchema>;

/** One attribute that users of a pool may have. */
export const attributeRuleSchema = z.object({
  name: z.string(),
  dataType: z.enum(['String', 'Number', 'DateTime', 'Boolean']),
  mutable: z.boolean(),
  required: z.boolean(),
  developerOnly: z.boolean(),
  minimumLength: z.number().optional(),
  maximumLength: z.number().optional(),
});
export type AttributeRule = z.infer<typeof attributeRuleSchema>;

/** A user pool as it is kept. Times in milliseconds. */
export const userPoolSchema = z.object({
  id: z.string(),
  order: z.number(),
  name: z.string(),
  passwordPolicy: passwordPolicySchema,
  signInByEmail: z.boolean(),
  caseSensitive: z.boolean(),
  verifyEmail: z.boolean(),
  verifyEmailBeforeUpdate: z.boolean(),
  adminCreatesUsersOnly: z.boolean(),
  attributes: z.array(attributeRuleSchema),
  tags: z.record(z.string(), z.string()),
  deletionProtection: z.enum(['ACTIVE', 'INACTIVE']),
  signingKey: z.object({ kid: z.string(), privateJwk: z.record(z.string(), z.unknown()) }),
  createdAt: z.number(),
  updatedAt: z.number(),
});
export type UserPool = z.infer<typeof userPoolSchema>;

/** The form in which two spellings of an e-mail address are the same user. */
export const emailKey = (pool: UserPool, email: string): string =>
  pool.caseSensitive ? email : email.toLowerCase();
