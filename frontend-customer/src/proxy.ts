import { problems, problemType } from '@eshop/contracts/problem';
import { type NextRequest, NextResponse } from 'next/server';
import { isSecure, config as settings } from './config.ts';
import { isLasting } from './session/access-token.ts';
import { contentSecurityPolicy } from './session/content-security-policy.ts';
import { cookieNames } from './session/cookie-names.ts';
import { renewSession } from './session/renew-session.ts';
import { isFromThisSite } from './session/same-site.ts';
import {
  droppedCookie,
  endedSessionCookies,
  type NewCookie,
  sessionCookies,
} from './session/session-cookies.ts';

/**
 * Before every page and action: refuses what another site sends, renews the visitor's session when it is about to
 * end, and gives the page its Content-Security-Policy.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  if (!isFromThisSite(request, settings().SITE_URL)) return foreign();
  const cookies = await cookiesAfterRenewal(request);
  for (const { name, value, maxAge } of cookies) {
    if (maxAge === 0) request.cookies.delete(name);
    else request.cookies.set(name, value);
  }
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64');
  const policy = contentSecurityPolicy(nonce, {
    developing: process.env.NODE_ENV === 'development',
    secure: isSecure(),
  });
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  headers.set('x-nonce', nonce);
  headers.set('x-path', request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  for (const cookie of cookies) response.cookies.set(cookie);
  if (showsNotice(request)) response.cookies.set(droppedCookie(cookieNames.notice));
  return response;
}

/** What the browser's session cookies should become: nothing to change, a renewed session, or none. */
async function cookiesAfterRenewal(request: NextRequest): Promise<NewCookie[]> {
  const refreshToken = request.cookies.get(cookieNames.refresh)?.value;
  if (!refreshToken || isLasting(request.cookies.get(cookieNames.access)?.value)) return [];
  const address = request.headers.get('x-forwarded-for') ?? undefined;
  const renewal = await renewSession(refreshToken, { address });
  if (renewal === 'away') return [];
  return renewal === 'ended' ? endedSessionCookies() : sessionCookies(renewal.session);
}

/** A notice is told once: by the next page that is really shown, not by one that is fetched ahead. */
const showsNotice = (request: NextRequest): boolean =>
  request.method === 'GET' &&
  request.cookies.has(cookieNames.notice) &&
  !request.headers.has('next-router-prefetch') &&
  !request.nextUrl.pathname.startsWith('/api/');

function foreign(): NextResponse {
  const { code, status, title } = problems.FORBIDDEN;
  const body = {
    type: problemType(code),
    title,
    status,
    code,
    detail: 'Sent from another site',
    requestId: '-',
  };
  return NextResponse.json(body, { status, headers: { 'content-type': 'application/problem+json' } });
}

export const config = {
  matcher: ['/((?!_next/|media/|healthz|readyz|favicon|icon|robots.txt|sitemap).*)'],
};
