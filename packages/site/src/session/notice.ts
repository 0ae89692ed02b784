import 'server-only';
import { cookies, headers } from 'next/headers';
import { cookieNames } from './cookie-names.ts';
import { type Notice, noticeFrom, noticeText } from './notice-text.ts';
import { ownHeaders } from './own-headers.ts';
import { newCookie } from './session-cookies.ts';

export type { Notice } from './notice-text.ts';

const lifeSeconds = 120;

/** Leaves a notice for the next page. Only in actions and route handlers. */
export async function leaveNotice(
  notice: Omit<Notice, 'details' | 'id'> & Partial<Pick<Notice, 'details'>>,
): Promise<void> {
  const text = noticeText({ details: [], ...notice, id: crypto.randomUUID() });
  (await cookies()).set(newCookie(cookieNames.notice, text, lifeSeconds));
}

/** The notice that the page before left, if any. */
export async function currentNotice(): Promise<Notice | null> {
  return noticeFrom((await headers()).get(ownHeaders.notice) ?? undefined);
}
