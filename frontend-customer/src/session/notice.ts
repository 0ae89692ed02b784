import 'server-only';
import { cookies } from 'next/headers';
import { z } from 'zod';
import { cookieNames } from './cookie-names.ts';
import { newCookie } from './session-cookies.ts';

const noticeSchema = z.object({
  tone: z.enum(['good', 'warn', 'bad']),
  text: z.string().max(300),
  /** One line each: what a merge changed, say. */
  details: z.array(z.string().max(200)).max(10).default([]),
});
/** What one page tells the next, once: after a redirect there is no other place to say it. */
export type Notice = z.output<typeof noticeSchema>;

const lifeSeconds = 120;

/** Leaves a notice for the next page. Only in actions and route handlers. */
export async function leaveNotice(notice: z.input<typeof noticeSchema>): Promise<void> {
  const text = Buffer.from(JSON.stringify(noticeSchema.parse(notice))).toString('base64url');
  (await cookies()).set(newCookie(cookieNames.notice, text, lifeSeconds));
}

/** The notice that the page before left, if any. */
export async function currentNotice(): Promise<Notice | null> {
  const value = (await cookies()).get(cookieNames.notice)?.value;
  if (!value) return null;
  try {
    return noticeSchema.parse(JSON.parse(Buffer.from(value, 'base64url').toString('utf8')));
  } catch {
    return null;
  }
}
