import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { limits } from '../limits.ts';

const messageSchema = z.object({
  poolId: z.string(),
  username: z.string(),
  email: z.string(),
  purpose: z.enum(['signUp', 'resetPassword', 'verifyEmail', 'invitation']),
  /** The code; for an invitation the temporary password. */
  code: z.string(),
  sentAt: z.number(),
  expiresAt: z.number(),
});
/** A message to a user. Times in milliseconds. */
export type Message = z.infer<typeof messageSchema>;

/** Delivers a message to the user, by mail for example. A failure is reported and does not fail the call that sent it. */
export type Deliver = (message: Message) => void | Promise<void>;

/** The messages sent to users, for development readable by anyone who can reach it. */
export interface Outbox {
  send(message: Omit<Message, 'sentAt'>): void;
  /** The address's messages, newest first. */
  to(email: string): Message[];
}

/** Keeps the last messages in memory and, with a folder, in its `outbox.jsonl`. */
export function createOutbox(options: {
  dataDir: string | undefined;
  now: () => number;
  deliver: Deliver | undefined;
  onFailure: (error: unknown) => void;
}): Outbox {
  const { dataDir, now, deliver, onFailure } = options;
  const path = dataDir === undefined ? undefined : join(dataDir, 'outbox.jsonl');
  let messages = path === undefined ? [] : readMessages(path).slice(-limits.outboxMessages);

  const keep = (message: Message) => {
    messages.push(message);
    const full = messages.length >= 2 * limits.outboxMessages;
    if (full) messages = messages.slice(-limits.outboxMessages);
    if (path === undefined) return;
    if (full) rewrite(path, messages);
    else appendFileSync(path, line(message), { mode: 0o600 });
  };

  return {
    send(given) {
      const message = { ...given, sentAt: now() };
      keep(message);
      if (deliver) Promise.resolve(message).then(deliver).catch(onFailure);
    },
    to: (email) =>
      messages.filter((message) => message.email.toLowerCase() === email.toLowerCase()).toReversed(),
  };
}

const line = (message: Message): string => `${JSON.stringify(message)}\n`;

function rewrite(path: string, messages: readonly Message[]): void {
  writeFileSync(`${path}.new`, messages.map(line).join(''), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

/** The stored messages; what a crash left unreadable is dropped, since a code can be sent again. */
function readMessages(path: string): Message[] {
  if (!existsSync(path)) return [];
  const messages = readFileSync(path, 'utf8').split('\n').flatMap(readMessage);
  rewrite(path, messages);
  return messages;
}

function readMessage(text: string): Message[] {
  try {
    return [messageSchema.parse(JSON.parse(text))];
  } catch {
    return [];
  }
}
