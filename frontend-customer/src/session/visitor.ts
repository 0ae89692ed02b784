import 'server-only';
import type { Endpoint } from '@eshop/contracts/endpoint';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { isProblem } from '../gateway/gateway-problem.ts';
import { type Answer, type Call, callGateway, type Visitor } from '../gateway/request.ts';
import { cookieNames } from './cookie-names.ts';
import { type Person, readPerson } from './session-cookies.ts';

/** Who looks at this page, as the shop is told. */
export const currentVisitor = cache(async (): Promise<Visitor> => {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  return {
    accessToken: jar.get(cookieNames.access)?.value,
    cartToken: jar.get(cookieNames.cart)?.value,
    address: head.get('x-forwarded-for') ?? undefined,
  };
});

/** Whom to greet; null for a guest. Allows nothing: the services check the token. */
export const currentPerson = cache(async (): Promise<Person | null> => {
  const jar = await cookies();
  return jar.has(cookieNames.access) ? readPerson(jar.get(cookieNames.person)?.value) : null;
});

/** The path and query of the page in hand. */
export const currentPath = async (): Promise<string> => (await headers()).get('x-path') ?? '/';

/** Where to sign in, and to come back from there. */
export const signInPath = (next: string): string => `/sign-in?next=${encodeURIComponent(next)}`;

/** The person signed in; sends a guest to sign in and back here. */
export async function requirePerson(): Promise<Person> {
  const person = await currentPerson();
  return person ?? redirect(signInPath(await currentPath()));
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
    if (isProblem(error, 'UNAUTHENTICATED')) {
      redirect(`/session/ended?next=${encodeURIComponent(await currentPath())}`);
    }
    throw error;
  }
}
