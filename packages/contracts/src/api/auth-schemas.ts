import { z } from 'zod';
import { roles } from '../endpoint.ts';
import { idSchema } from '../ids.ts';
import { pageQuery } from '../paging.ts';
import { patchOf } from '../patch.ts';
import { emailSchema, line, searchWords } from '../text.ts';
import { timeSchema } from '../time.ts';
import { flagText, whole } from '../whole-number.ts';

const message = (what: string) => (issue: { input?: unknown }) =>
  issue.input === undefined ? 'is required' : `must be ${what}`;

/** Roles that a person can hold; `service` belongs to machines alone. */
export const personRoles = ['customer', 'warehouse', 'admin'] as const;
export type PersonRole = (typeof personRoles)[number];

/** A password to be set: 8 to 256 characters, not trimmed. The user pool's policy may ask for more. */
export const newPasswordSchema = z
  .string({ error: message('text') })
  .min(8, 'must have at least 8 characters')
  .max(256, 'must have at most 256 characters')
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must not contain control characters')
  .refine((password) => password.trim() === password, 'must not begin or end with a blank');

const passwordSchema = z
  .string({ error: message('text') })
  .min(1, 'must not be empty')
  .max(256, 'must have at most 256 characters');
const codeSchema = z
  .string({ error: message('the code from the e-mail') })
  .trim()
  .regex(/^[0-9A-Za-z-]{4,32}$/, 'must be the code from the e-mail');
const refreshTokenSchema = z
  .string({ error: message('a refresh token') })
  .min(1, 'must not be empty')
  .max(8192, 'must be a refresh token');

export const signUpSchema = z.object({ email: emailSchema, password: newPasswordSchema, name: line(120) });
/** The account just made; while `confirmed` is false the code from the e-mail is awaited. */
export const signedUpSchema = z.object({
  id: idSchema,
  email: z.string(),
  name: z.string(),
  confirmed: z.boolean(),
});
export const confirmSchema = z.object({ email: emailSchema, code: codeSchema });
export const emailOnlySchema = z.object({ email: emailSchema });
export const signInSchema = z.object({ email: emailSchema, password: passwordSchema });
export const refreshSchema = z.object({ refreshToken: refreshTokenSchema });
/** `everywhere` ends all of the user's sessions; a `refreshToken`, when sent, is revoked with this one. */
export const signOutSchema = z
  .object({ everywhere: z.boolean().default(false), refreshToken: refreshTokenSchema.optional() })
  .prefault({});
export const resetPasswordSchema = z.object({
  email: emailSchema,
  code: codeSchema,
  password: newPasswordSchema,
});

/** A new password for somebody signed in, who shows with the current one that it is they. */
export const changePasswordSchema = z.object({
  currentPassword: passwordSchema,
  newPassword: newPasswordSchema,
});
export type ChangePassword = z.output<typeof changePasswordSchema>;

/** Who signed in. */
export const sessionUserSchema = z.object({
  id: idSchema,
  email: z.string().min(3),
  name: z.string(),
  roles: z.array(z.enum(personRoles)),
});
export type SessionUser = z.output<typeof sessionUserSchema>;

/** A session: `accessToken` is sent as `Authorization: Bearer`, good for `expiresIn` seconds. */
export const sessionSchema = z
  .object({
    accessToken: z.string().min(1),
    refreshToken: z.string().min(1),
    expiresIn: whole(1).describe('Seconds'),
    user: sessionUserSchema,
  })
  .meta({ id: 'Session' });
export type Session = z.output<typeof sessionSchema>;

/** A person's account. */
export const userSchema = sessionUserSchema
  .extend({ disabled: z.boolean(), createdAt: timeSchema })
  .meta({ id: 'User' });
export type User = z.output<typeof userSchema>;

export const updateMeSchema = patchOf({ name: line(120) });
/** Whose token it is, for a gateway. */
export const verifiedSchema = z.object({ userId: z.string().min(1), roles: z.array(z.enum(roles)) });
export type Verified = z.output<typeof verifiedSchema>;

/** Roles that an admin grants; `customer` is everybody. */
export const grantedRoles = ['warehouse', 'admin'] as const satisfies readonly PersonRole[];

/** Filters of the admin's list of users. A page can be shorter than asked for and still have a next one. */
export const usersQuerySchema = z.object({
  ...pageQuery,
  q: searchWords
    .optional()
    .describe('The beginning of an e-mail address or a name; with `role` any part of either'),
  role: z.enum(grantedRoles, { error: `must be one of ${grantedRoles.join(', ')}` }).optional(),
  disabled: flagText.optional(),
});
export type UsersQuery = z.output<typeof usersQuerySchema>;
/** All roles that the user shall hold; `customer` is held by everybody, named or not. */
export const setRolesSchema = z.object({
  roles: z
    .array(z.enum(personRoles, { error: `must be one of ${personRoles.join(', ')}` }), {
      error: message('a list'),
    })
    .max(personRoles.length, 'must not repeat roles'),
});
