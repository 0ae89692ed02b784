import { checkAnswer, checkProblem } from '../check-reply.ts';
import type { RawReply } from '../raw.ts';
import type { Operation } from './operations.ts';

/** What is wrong with an answer, of which some words must not be in it; null when nothing is. */
export function faultOf({ endpoint }: Operation, reply: RawReply, secrets: readonly string[]): string | null {
  try {
    if (reply.status >= 400) checkProblem(reply);
    else if (endpoint.answer) checkAnswer(endpoint, reply);
  } catch (error) {
    return `${reply.what} ${reply.status}: ${error instanceof Error ? error.message : String(error)}`;
  }
  if (reply.status >= 500) return `${reply.what} answered ${reply.status}: ${reply.text}`;
  if (secrets.some((secret) => reply.text.includes(secret)))
    return `${reply.what} shows what is somebody else’s`;
  return null;
}
