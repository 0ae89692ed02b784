import 'server-only';
import { cookies } from 'next/headers';
import type { Visitor } from '../gateway/request.ts';
import { isLasting } from './access-token.ts';
import { cookieNames } from './cookie-names.ts';
import { renewSession } from './renew-session.ts';
import { endedSessionCookies, sessionCookies } from './session-cookies.ts';
import { currentVisitor } from './visitor.ts';

/** The visitor of a route that does not run through the proxy: a session that is about to end is renewed here. */
export async function renewedVisitor(): Promise<Visitor> {
  const [visitor, jar] = await Promise.all([currentVisitor(), cookies()]);
  const refreshToken = jar.get(cookieNames.refresh)?.value;
  if (!refreshToken || isLasting(visitor.accessToken)) return visitor;
  const renewal = await renewSession(refreshToken, { address: visitor.address });
  if (renewal === 'away') return visitor;
  const changed = renewal === 'ended' ? endedSessionCookies() : sessionCookies(renewal.session);
  for (const cookie of changed) jar.set(cookie);
  return { ...visitor, accessToken: renewal === 'ended' ? undefined : renewal.session.accessToken };
}
