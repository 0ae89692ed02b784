import { cookies } from 'next/headers';
import { cookieNames } from '../session/cookie-names.ts';
import { noticeFrom } from '../session/notice-text.ts';
import { droppedCookie } from '../session/session-cookies.ts';
import { isTooLarge, tooLarge } from './body-length.ts';

/** Of the id of a notice. */
const mostBytes = 100;

/** A page shows a notice, whose id it sends: it is not told again. One that was left meanwhile stays. */
export async function noticeTold(request: Request): Promise<Response> {
  if (isTooLarge(request, mostBytes)) return tooLarge();
  const [told, jar] = await Promise.all([request.text(), cookies()]);
  if (noticeFrom(jar.get(cookieNames.notice)?.value)?.id === told) jar.set(droppedCookie(cookieNames.notice));
  return new Response(null, { status: 204 });
}
