import assert from 'node:assert/strict';
import type { Endpoint } from '@eshop/contracts/endpoint';
import { type Problem, type ProblemCode, problemSchema, problems } from '@eshop/contracts/problem';
import { gatewayUrl } from './environment.ts';
import type { RawReply } from './raw.ts';

const mediaType = ({ headers }: RawReply): string => (headers.get('content-type') ?? '').split(';')[0] ?? '';

/** What no answer may show: code locations, SQL, hosts and ports of what stands behind. */
const leaks = [
  /\n\s+at /,
  /node_modules/,
  /\bSELECT\b|\bINSERT INTO\b/,
  /127\.0\.0\.1/,
  /ECONN|ENOTFOUND/,
  /[Pp]risma/,
];

/**
 * Holds an answer that refuses to the contract: problem+json, the documented shape, a known code with its status, the
 * request's own id, nothing of the inside.
 * @throws AssertionError naming what is wrong
 */
export function checkProblem(reply: RawReply): Problem {
  const { what, status, headers, text } = reply;
  assert.equal(
    mediaType(reply),
    'application/problem+json',
    `${what} answered ${status}: ${text.slice(0, 500)}`,
  );
  const problem = problemSchema.parse(JSON.parse(text));
  assert.equal(problem.status, status, `${what}: the status in the body`);
  assert.ok(problem.code in problems, `${what}: ${problem.code} is no code of the contract`);
  assert.equal(problems[problem.code as ProblemCode].status, status, `${what}: status of ${problem.code}`);
  assert.equal(headers.get('x-request-id'), problem.requestId, `${what}: the request id`);
  if (status === 429 || status === 503) assert.ok(headers.get('retry-after'), `${what}: Retry-After`);
  // The shop's own public address may be in it: of a picture, say. On one machine that is an inner one too.
  const beyond = text.replaceAll(gatewayUrl(), '');
  for (const leak of leaks) assert.doesNotMatch(beyond, leak, `${what} shows the inside: ${text}`);
  return problem;
}

/**
 * Holds a good answer to its endpoint: the status, the media type, the schema, and no member beyond the schema.
 * @returns the body; undefined where there is none, and for streams
 */
export function checkAnswer(endpoint: Endpoint, reply: RawReply): unknown {
  const { what, status, text, headers } = reply;
  assert.equal(status, endpoint.status, `${what} answered ${status}: ${text.slice(0, 500)}`);
  assert.ok(headers.get('x-request-id'), `${what}: x-request-id`);
  if (status === 204) assert.equal(text, '', `${what}: a body where there is none`);
  if (!endpoint.answer) return undefined;
  assert.equal(mediaType(reply), 'application/json', what);
  const sent: unknown = JSON.parse(text);
  const answer = endpoint.answer.parse(sent);
  assert.deepEqual(answer, sent, `${what}: the answer is not exactly what the contract says`);
  return answer;
}
