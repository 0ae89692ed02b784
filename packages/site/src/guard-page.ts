import { problems, problemType } from '@eshop/contracts/problem';
import { type NextRequest, NextResponse } from 'next/server';
import { config, isSecure } from './config.ts';
import { contentSecurityPolicy } from './session/content-security-policy.ts';
import { cookieNames } from './session/cookie-names.ts';
import { noticeFrom } from './session/notice-text.ts';
import { ownHeaders } from './session/own-headers.ts';
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
export async function guardPage(request: NextRequest): Promise<NextResponse> {
  if (!isFromThisSite(request, config().SITE_URL)) return foreign();
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
  for (const name of Object.values(ownHeaders)) headers.delete(name);
  headers.set(ownHeaders.path, request.nextUrl.pathname + request.nextUrl.search);
  if (ended) headers.set(ownHeaders.sessionEnded, '1');
  const notice = noticeToTell(request);
  if (notice) headers.set(ownHeaders.notice, notice);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('referrer-policy', 'same-origin');
  for (const cookie of cookies) response.cookies.set(cookie);
  if (notice === '' || (notice && isDocument(request)))
    response.cookies.set(droppedCookie(cookieNames.notice));
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

/**
 * Whether the browser shows the answer as it is. What scripts ask for may never be shown: a link looked at ahead, a page that
 * a newer one overtakes. They tell themselves when a notice is shown (`noticeTold`).
 */
const isDocument = ({ headers }: NextRequest): boolean =>
  (headers.get('sec-fetch-dest') ?? 'document') === 'document';

/** A notice is told until it is shown. What is no notice is taken away as well, and no header could carry it. */
function noticeToTell(request: NextRequest): string | undefined {
  if (request.method !== 'GET' || /^\/(api|session)\//.test(request.nextUrl.pathname)) return undefined;
  const value = request.cookies.get(cookieNames.notice)?.value;
  return value !== undefined && noticeFrom(value) === null ? '' : value;
}

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
