import 'server-only';
import { config } from '@eshop/site/config.ts';
import { z } from 'zod';

/** What a code was sent for. */
export type CodePurpose = 'signUp' | 'resetPassword';

const mailboxSchema = z.object({ codes: z.array(z.object({ purpose: z.string(), code: z.string() })) });
const patienceMilliseconds = 2_000;

/** Whether the shop runs on one machine and shows what it would have mailed. Never so anywhere else. */
export const hasLocalMailbox = (): boolean => config().LOCAL_MAILBOX_URL !== undefined;

/** The code last sent to an address; null without one, and wherever e-mail is really sent. */
export async function lastMailedCode(email: string, purpose: CodePurpose): Promise<string | null> {
  const { LOCAL_MAILBOX_URL } = config();
  if (LOCAL_MAILBOX_URL === undefined || !email) return null;
  const url = new URL(LOCAL_MAILBOX_URL);
  url.searchParams.set('email', email.toLowerCase());
  try {
    const response = await fetch(url, {
      cache: 'no-store',
      signal: AbortSignal.timeout(patienceMilliseconds),
    });
    const { codes } = mailboxSchema.parse(await response.json());
    return codes.find((message) => message.purpose === purpose)?.code ?? null;
  } catch {
    return null;
  }
}
