import type { Session } from '@eshop/contracts/api/auth';
import { z } from 'zod';
import { isSecure } from '../config.ts';
import { cookieNames } from './cookie-names.ts';

/** A cookie to be set; one with `maxAge` 0 is taken away. */
export type NewCookie = {
  readonly name: string;
  readonly value: string;
  readonly httpOnly: true;
  readonly sameSite: 'lax';
  readonly secure: boolean;
  readonly path: '/';
  /** Seconds. */
  readonly maxAge: number;
};

const day = 86_400;
/** As long as refresh tokens live. */
const sessionSeconds = 30 * day;
export const cartSeconds = 90 * day;

/** A cookie of the site: no script reads it, no other site's request carries it. */
export const newCookie = (name: string, value: string, maxAge: number): NewCookie => ({
  name,
  value,
  httpOnly: true,
  sameSite: 'lax',
  secure: isSecure(),
  path: '/',
  maxAge,
});

export const droppedCookie = (name: string): NewCookie => newCookie(name, '', 0);

const personSchema = z.object({ id: z.string(), name: z.string(), email: z.string() });
/** Who is signed in, for show. */
export type Person = z.output<typeof personSchema>;

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Reads the cookie that says whom to greet; null for a tampered one. */
export function readPerson(value: string | undefined): Person | null {
  if (!value) return null;
  try {
    return personSchema.parse(JSON.parse(Buffer.from(value, 'base64url').toString('utf8')));
  } catch {
    return null;
  }
}

/** The cookie that says whom to greet. */
export const personCookie = ({ id, name, email }: Person): NewCookie =>
  newCookie(cookieNames.person, encode({ id, name, email }), sessionSeconds);

/** The cookies of a session just begun or renewed. */
export const sessionCookies = ({ accessToken, refreshToken, expiresIn, user }: Session): NewCookie[] => [
  newCookie(cookieNames.access, accessToken, expiresIn),
  newCookie(cookieNames.refresh, refreshToken, sessionSeconds),
  personCookie(user),
];

/** Takes a session's cookies away. */
export const endedSessionCookies = (): NewCookie[] =>
  [cookieNames.access, cookieNames.refresh, cookieNames.person].map(droppedCookie);
