import { z } from 'zod';
import type { limits } from '../limits.ts';

const codeSchema = z.object({ code: z.string(), expiresAt: z.number() });
const codePurpose = z.enum(['signUp', 'resetPassword', 'verifyEmail']);
export type CodePurpose = z.infer<typeof codePurpose>;

const limitedAction = z.enum([
  'confirmSignUp',
  'resendCode',
  'forgotPassword',
  'confirmForgotPassword',
  'changePassword',
  'verifyEmail',
] satisfies (keyof typeof limits.triesPerHour)[]);
export type LimitedAction = z.infer<typeof limitedAction>;

/** A user as it is kept. Times in milliseconds. */
export const userSchema = z.object({
  poolId: z.string(),
  username: z.string(),
  order: z.number(),
  attributes: z.record(z.string(), z.string()),
  /** An e-mail address that takes the place of the present one once it is verified. */
  pendingEmail: z.string().optional(),
  enabled: z.boolean(),
  status: z.enum(['UNCONFIRMED', 'CONFIRMED', 'FORCE_CHANGE_PASSWORD']),
  passwordHash: z.string(),
  temporaryPasswordExpiresAt: z.number().optional(),
  groups: z.array(z.string()),
  /** Sessions that began at or before this time are over. */
  sessionsEndedAt: z.number(),
  codes: z.partialRecord(codePurpose, codeSchema),
  tries: z.partialRecord(limitedAction, z.object({ count: z.number(), since: z.number() })),
  failedSignIns: z.object({ count: z.number(), last: z.number(), lockedUntil: z.number() }).optional(),
  createdAt: z.number(),
  updatedAt: z.number(),
});
export type User = z.infer<typeof userSchema>;

/** The user's unchanging id, the `sub` claim. */
export const subOf = (user: User): string => user.attributes.sub ?? user.username;
