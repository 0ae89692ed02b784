import assert from 'node:assert/strict';
import type { Problem, ProblemCode } from '@eshop/contracts/problem';
import { Refusal } from './client.ts';

/**
 * Waits for a call that must be refused.
 * @returns the problem, for its members
 * @throws AssertionError when it went well or was refused for another reason
 */
export async function refused(call: Promise<unknown>, code: ProblemCode): Promise<Problem> {
  const error = await call.then(
    () => assert.fail(`${code} was expected, and the call went well`),
    (reason: unknown) => reason,
  );
  if (!(error instanceof Refusal)) throw error;
  assert.equal(error.code, code, error.message);
  return error.problem;
}
