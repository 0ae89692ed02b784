import type { Endpoint } from '@eshop/contracts/endpoint';
import type { Response } from 'express';
import { handled, isReply } from './handler.ts';
import { faultsOf } from './problem.ts';

/** An answer that does not fit its own schema: a fault of the service. */
export class UnfitAnswer extends Error {
  override readonly name = 'UnfitAnswer';
}

/**
 * Sends what a handler returned, as it is: nothing is stripped.
 * @throws {UnfitAnswer} with `checkAnswers`, when a good answer does not fit the endpoint's schema.
 */
export function sendAnswer(res: Response, endpoint: Endpoint, result: unknown, checkAnswers: boolean): void {
  if (result === handled || res.headersSent) return;
  const answer = isReply(result) ? result : { body: result, headers: {} };
  const status = answer.status ?? endpoint.status;
  const { body, headers } = answer;
  const text =
    body === undefined || body === null || status === 204 || status === 304
      ? undefined
      : JSON.stringify(body);
  if (checkAnswers && status < 300) checkAnswer(endpoint, text);
  if (headers) res.set(headers);
  res.status(status);
  if (text === undefined) res.end();
  else res.type('application/json').send(text);
}

function checkAnswer(endpoint: Endpoint, text: string | undefined): void {
  if (!endpoint.answer) {
    if (text === undefined) return;
    throw new UnfitAnswer(`${endpoint.name} declares no answer but gives one`);
  }
  const result = endpoint.answer.safeParse(text === undefined ? undefined : JSON.parse(text));
  if (result.success) return;
  const faults = faultsOf(result.error, 'answer').map(({ path, message }) => `${path}: ${message}`);
  throw new UnfitAnswer(`the answer of ${endpoint.name} does not fit its schema: ${faults.join('; ')}`);
}
