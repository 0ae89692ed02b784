import { problems, problemType } from '@eshop/contracts/problem';
import { type NextRequest, NextResponse } from 'next/server';
import { isSecure, config as settings } from './config.ts';
import { contentSecurityPolicy } from './session/content-security-policy.ts';
import { cookieNames } from './session/cookie-names.ts';
import { sessionEndedHeader } from './session/own-headers.ts';
import { renewSession } from './session/renew-session.ts';
import { isFromThisSite } from './session/same-site.ts';
import {
  droppedCookie,
  endedSessionCookies,
  type NewCookie,
  sessionCookies,
} from './session/session-cookies.ts';
import { sessionStateOf } from './session/session-state.ts';

/**
 * Before every page and action: refuses what another site sends, renews the visitor's session when it is about to
 * end, and gives the page its Content-Security-Policy.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  if (!isFromThisSite(request, settings().SITE_URL)) return foreign();
  const { cookies, ended } = await afterRenewal(request);
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
  if (ended) headers.set(sessionEndedHeader, '1');
  else headers.delete(sessionEndedHeader);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('referrer-policy', 'same-origin');
  for (const cookie of cookies) response.cookies.set(cookie);
  if (showsNotice(request)) response.cookies.set(droppedCookie(cookieNames.notice));
  return response;
}

type Renewed = { readonly cookies: NewCookie[]; readonly ended: boolean };
const unchanged: Renewed = { cookies: [], ended: false };
const over = (): Renewed => ({ cookies: endedSessionCookies(), ended: true });

/** What the browser's session cookies should become: nothing to change, a renewed session, or none. */
async function afterRenewal(request: NextRequest): Promise<Renewed> {
  const read = (name: string) => request.cookies.get(name)?.value;
  const state = sessionStateOf(read);
  if (state === 'none' || state === 'good') return unchanged;
  const refreshToken = read(cookieNames.refresh);
  if (state === 'broken' || !refreshToken) return over();
  const address = request.headers.get('x-forwarded-for') ?? undefined;
  const renewal = await renewSession(refreshToken, { address });
  if (renewal === 'away') return unchanged;
  return renewal === 'ended' ? over() : { cookies: sessionCookies(renewal.session), ended: false };
}

/** A notice is told once: by the next page that is really shown, not by one that is fetched ahead. */
const showsNotice = (request: NextRequest): boolean =>
  request.method === 'GET' &&
  request.cookies.has(cookieNames.notice) &&
  !request.headers.has('next-router-prefetch') &&
  !/^\/(api|session)\//.test(request.nextUrl.pathname);

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

/**
 * Whole names: what only begins like one of these files is a page. Uploads of proofs pass by, for Next would hold each
 * of them whole to let it through here; their route makes the same checks.
 */
export const config = {
  matcher: [
    '/((?!api/orders/[0-9a-f-]+/proof$|_next/|media/|og/|healthz$|readyz$|favicon.ico$|icon.svg$|robots.txt$|sitemap.xml$|sitemap/).*)',
  ],
};
