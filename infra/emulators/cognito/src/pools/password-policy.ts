import { z } from 'zod';
import { invalidPassword } from '../errors.ts';
import type { PasswordPolicy } from './user-pool.ts';

/** `Policies.PasswordPolicy` of CreateUserPool; a rule that is left out is off. */
export const passwordPolicyInput = z.object({
  MinimumLength: z.number().int().min(6).max(99).default(8),
  RequireUppercase: z.boolean().default(false),
  RequireLowercase: z.boolean().default(false),
  RequireNumbers: z.boolean().default(false),
  RequireSymbols: z.boolean().default(false),
  TemporaryPasswordValidityDays: z.number().int().min(0).max(365).default(7),
});

/** The policy of a pool; with none given every rule is on, as in AWS. */
export function passwordPolicy(input: z.output<typeof passwordPolicyInput> | undefined): PasswordPolicy {
  return {
    minimumLength: input?.MinimumLength ?? 8,
    requireUppercase: input?.RequireUppercase ?? true,
    requireLowercase: input?.RequireLowercase ?? true,
    requireNumbers: input?.RequireNumbers ?? true,
    requireSymbols: input?.RequireSymbols ?? true,
    temporaryPasswordValidityDays: input?.TemporaryPasswordValidityDays ?? 7,
  };
}

/** The policy as DescribeUserPool shows it. */
export const passwordPolicyView = (policy: PasswordPolicy) => ({
  MinimumLength: policy.minimumLength,
  RequireUppercase: policy.requireUppercase,
  RequireLowercase: policy.requireLowercase,
  RequireNumbers: policy.requireNumbers,
  RequireSymbols: policy.requireSymbols,
  TemporaryPasswordValidityDays: policy.temporaryPasswordValidityDays,
});

const SYMBOL = /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+\- ]/;

/** Throws InvalidPasswordException naming the first rule that the password breaks. */
export function checkPassword(policy: PasswordPolicy, password: string): void {
  const refuse = (rule: string) => invalidPassword(`Password did not conform with policy: ${rule}`);
  if (password.trim() !== password) throw refuse('Password must not begin or end with a space');
  if (password.length < policy.minimumLength) throw refuse('Password not long enough');
  if (policy.requireUppercase && !/[A-Z]/.test(password))
    throw refuse('Password must have uppercase characters');
  if (policy.requireLowercase && !/[a-z]/.test(password))
    throw refuse('Password must have lowercase characters');
  if (policy.requireNumbers && !/[0-9]/.test(password)) throw refuse('Password must have numeric characters');
  if (policy.requireSymbols && !SYMBOL.test(password)) throw refuse('Password must have symbol characters');
}
