import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A break that was decided on: its line as the check prints it, under the reason. */
export type AcceptedBreak = { readonly line: string; readonly reason: string };

const file = join(import.meta.dirname, '../accepted-breaks.txt');

/** Reads `accepted-breaks.txt`: comments are reasons for the lines below them, a blank line ends a reason. */
export function parseAccepted(text: string): AcceptedBreak[] {
  const accepted: AcceptedBreak[] = [];
  let reason: string[] = [];
  let isInComment = false;
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    const isComment = line.startsWith('#');
    if (line === '' || (isComment && !isInComment)) reason = [];
    if (isComment) reason.push(line.replace(/^#+\s*/, ''));
    else if (line !== '') accepted.push({ line, reason: reason.join(' ') });
    isInComment = isComment;
  }
  return accepted;
}

/** @throws Error naming a line that has no reason */
export function readAccepted(text = readFileSync(file, 'utf8')): AcceptedBreak[] {
  const accepted = parseAccepted(text);
  const bare = accepted.find(({ reason }) => reason === '');
  if (bare) throw new Error(`accepted-breaks.txt: say in a comment above why this is accepted: ${bare.line}`);
  return accepted;
}
