import { claimsOf, isGood, isLasting } from './access-token.ts';
import { cookieNames } from './cookie-names.ts';
import { type Person, readPerson } from './session-cookies.ts';

/** Reads a cookie of the request in hand. */
export type ReadCookie = (name: string) => string | undefined;

/**
 * What a request's session cookies are worth before anything is renewed.
 * - `none`: a guest
 * - `good`: nothing to do
 * - `renewable`: over, about to be, or not fitting together; there is a refresh token to ask with
 * - `broken`: nothing to go on with
 */
export type SessionState = 'none' | 'good' | 'renewable' | 'broken';

/** Whom the cookies greet: only the person whose token is beside it, so a cookie of somebody else's greets nobody. */
export function personIn(read: ReadCookie): Person | null {
  const person = readPerson(read(cookieNames.person));
  const access = read(cookieNames.access);
  if (person === null) return null;
  if (!access) return read(cookieNames.refresh) ? person : null;
  return claimsOf(access)?.sub === person.id ? person : null;
}

/** See {@link SessionState}. */
export function sessionStateOf(read: ReadCookie): SessionState {
  const { access, refresh, person } = cookieNames;
  if (isLasting(read(access)) && personIn(read) !== null) return 'good';
  if (read(refresh)) return 'renewable';
  return read(access) || read(person) ? 'broken' : 'none';
}

/** Somebody is signed in whose session is over and could not be renewed just now: neither a guest nor able to do anything. */
export const isWaiting = (read: ReadCookie): boolean =>
  Boolean(read(cookieNames.refresh)) && !isGood(read(cookieNames.access));
