import { AsyncLocalStorage } from 'node:async_hooks';
import type { ServerResponse } from 'node:http';

/** The site's server and the pages that Next bundles are apart, so what they share hangs on the process. */
const key = Symbol.for('eshop.answers');
const shared = globalThis as { [key]?: AsyncLocalStorage<ServerResponse> };
shared[key] ??= new AsyncLocalStorage<ServerResponse>();
const answers = shared[key];

/** Lets a page that is made by `make` choose the status of this answer. */
export const withStatusOf = <T>(answer: ServerResponse, make: () => T): T => answers.run(answer, make);

/**
 * Gives the page in hand this status. Next has a way for 403 and 404 only, and answers them with a document that is
 * empty until scripts have run. Without effect where a page is only a part of one that is shown, and under `next dev`.
 * Not for `forbidden.tsx` and its like: Next makes those beside every page, whether they are shown or not.
 */
export function answerWith(status: number, headers: Readonly<Record<string, string>> = {}): void {
  const answer = answers.getStore();
  if (!answer || answer.headersSent) return;
  answer.statusCode = status;
  for (const [name, value] of Object.entries(headers)) answer.setHeader(name, value);
}

/** For pages that can't be made while the shop is away: a robot, and a person, may come again in some seconds. */
export const answerAway = (): void => answerWith(503, { 'retry-after': '5' });
