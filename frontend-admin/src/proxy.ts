import { guardPage } from '@eshop/site/guard-page.ts';
import { cookieNames } from '@eshop/site/session/cookie-names.ts';
import { type NextRequest, NextResponse } from 'next/server';

/** What somebody who is not signed in may ask for. */
const open = /^\/(?:sign-in|session\/(?:ended|notice))$/;

/** Nothing of this site is shown to somebody without a session; whose session it is, and worth what, each page asks. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname, search } = request.nextUrl;
  const signedIn = [cookieNames.access, cookieNames.refresh].some((name) => request.cookies.has(name));
  if (signedIn || open.test(pathname)) return guardPage(request);
  if (pathname.startsWith('/api/') || request.method !== 'GET')
    return new NextResponse(null, { status: 401 });
  const signIn = new URL('/sign-in', request.nextUrl);
  if (pathname !== '/') signIn.searchParams.set('next', pathname + search);
  return NextResponse.redirect(signIn);
}

/** Files are nobody's; proofs have a stricter policy of their own, and their route asks who comes. */
export const config = {
  matcher: [
    '/((?!api/payments/[0-9a-f-]+/proof$|_next/|media/|healthz$|readyz$|favicon.ico$|icon.svg$|robots.txt$).*)',
  ],
};
