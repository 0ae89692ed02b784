import 'server-only';
import { cookies } from 'next/headers';
import { cookieNames } from './cookie-names.ts';
import { droppedCookie, newCookie } from './session-cookies.ts';

const lifeSeconds = 3_600;
const longest = 254;

/**
 * Keeps the address typed while signing up or in, for the next page of the way. A cookie and no part of the page's
 * address: those end up in histories and logs. Only in actions.
 */
export async function keepEmail(email: string): Promise<void> {
  (await cookies()).set(newCookie(cookieNames.email, email.slice(0, longest), lifeSeconds));
}

/** The way is over. Only in actions. */
export async function forgetEmail(): Promise<void> {
  (await cookies()).set(droppedCookie(cookieNames.email));
}

/** The address kept; empty when there is none. */
export async function keptEmail(): Promise<string> {
  return ((await cookies()).get(cookieNames.email)?.value ?? '').slice(0, longest);
}
