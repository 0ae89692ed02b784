import { z } from 'zod';

const longest = { text: 300, detail: 200, details: 10 } as const;
/** Browsers throw a longer cookie away, name and attributes counted. */
const longestCookie = 3_800;

const noticeSchema = z.object({
  /** Tells it from one with the same words. */
  id: z.string().max(36),
  tone: z.enum(['good', 'warn', 'bad']),
  text: z.string().max(longest.text),
  /** One line each: what a merge changed, say. */
  details: z.array(z.string().max(longest.detail)).max(longest.details),
});
/** What one page tells the next, once: after a redirect there is no other place to say it. */
export type Notice = z.output<typeof noticeSchema>;

/** A notice as a cookie holds it; what is too long for one is cut. */
export function noticeText({ id, tone, text, details }: Notice): string {
  const shown = details.slice(0, longest.details).map((detail) => cut(detail, longest.detail));
  const written = encode({ id, tone, text: cut(text, longest.text), details: shown });
  return written.length <= longestCookie
    ? written
    : noticeText({ id, tone, text, details: shown.slice(0, -1) });
}

/** The notice that a cookie holds; null for a tampered one, and for what no header could carry. */
export function noticeFrom(value: string | undefined): Notice | null {
  if (!value || !/^[\w-]+$/.test(value)) return null;
  try {
    return noticeSchema.parse(JSON.parse(Buffer.from(value, 'base64url').toString('utf8')));
  } catch {
    return null;
  }
}

const encode = (notice: Notice): string => Buffer.from(JSON.stringify(notice)).toString('base64url');

const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${[...text].slice(0, most / 2 - 1).join('')} …`;
