import 'server-only';
import type { Endpoint } from '@eshop/contracts/endpoint';
import { cartTokenSchema } from '@eshop/contracts/headers';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { GatewayAway, isProblem } from '../gateway/gateway-problem.ts';
import { type Answer, type Call, callGateway, type Visitor } from '../gateway/request.ts';
import { visitorAddress } from '../gateway/visitor-address.ts';
import { cookieNames } from './cookie-names.ts';
import { ownHeaders } from './own-headers.ts';
import { endedSessionCookies, type Person } from './session-cookies.ts';
import { isWaiting, personIn, type ReadCookie } from './session-state.ts';

const readCookies = cache(async (): Promise<ReadCookie> => {
  const jar = await cookies();
  return (name) => jar.get(name)?.value;
});

/**
 * Who looks at this page, as the shop is told.
 * @throws GatewayAway for somebody signed in whose session could not be renewed, so that nothing is done as a guest
 */
export const currentVisitor = cache(async (): Promise<Visitor> => {
  const [read, address] = await Promise.all([readCookies(), visitorAddress()]);
  if (isWaiting(read)) throw new GatewayAway('the session could not be renewed');
  const cartToken = cartTokenSchema.safeParse(read(cookieNames.cart)).data;
  return { accessToken: read(cookieNames.access) || undefined, cartToken, address };
});

/** The visitor as one who is not signed in: for what nobody needs a session for, such as signing in. */
export const currentGuest = async (): Promise<Visitor> => ({ address: await visitorAddress() });

/** Whom to greet; null for a guest. Allows nothing: the services check the token. */
export const currentPerson = cache(async (): Promise<Person | null> => personIn(await readCookies()));

/** The path and query of the page in hand. */
export const currentPath = async (): Promise<string> => (await headers()).get(ownHeaders.path) ?? '/';

/** Where to sign in, and to come back from there. `ended` has the page say that the session is over. */
export const signInPath = (next: string, { ended = false } = {}): string =>
  `/sign-in?next=${encodeURIComponent(next)}${ended ? '&ended=1' : ''}`;

/** The person signed in; sends a guest to sign in and back here. */
export async function requirePerson(): Promise<Person> {
  const [person, path, head] = await Promise.all([currentPerson(), currentPath(), headers()]);
  return person ?? redirect(signInPath(path, { ended: head.has(ownHeaders.sessionEnded) }));
}

/**
 * Calls an endpoint as the visitor. Somebody whose session the shop does not know any more is sent to sign in again
 * and comes back here.
 * @throws GatewayProblem for any other refusal, GatewayAway
 */
export async function callAsVisitor<const E extends Endpoint>(
  endpoint: E,
  call: Call<E> = {},
): Promise<Answer<E>> {
  try {
    return await callGateway(endpoint, await currentVisitor(), call);
  } catch (error) {
    if (isProblem(error, 'UNAUTHENTICATED')) return signInAgain();
    throw error;
  }
}

/**
 * Forgets the session and goes to sign in. A page can't set cookies and has a route do it; an action must do it itself,
 * since Next.js follows its redirection on the server, where the browser would not hear of the cookies.
 */
async function signInAgain(): Promise<never> {
  const [path, jar] = await Promise.all([currentPath(), cookies()]);
  try {
    for (const cookie of endedSessionCookies()) jar.set(cookie);
  } catch {
    redirect(`/session/ended?next=${encodeURIComponent(path)}`);
  }
  redirect(signInPath(path, { ended: true }));
}
