import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Write } from './write.ts';

const conflictCodes = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);
const conflictNames = new Set(['TransactionConflictException', 'TransactionInProgressException']);

/**
 * Why something was not written: the refusal of the write whose condition did not hold, `conflict` when another
 * transaction stood in the way and it may run again, null for all other errors.
 */
export function refusalOf(error: unknown, writes: readonly Write[]): Error | 'conflict' | null {
  if (error instanceof ConditionalCheckFailedException) {
    return writes[0]?.refused?.(error.Item && unmarshall(error.Item)) ?? null;
  }
  if (!(error instanceof TransactionCanceledException)) {
    return error instanceof Error && conflictNames.has(error.name) ? 'conflict' : null;
  }
  const reasons = error.CancellationReasons ?? [];
  for (const [at, reason] of reasons.entries()) {
    const refused = writes[at]?.refused;
    if (reason.Code !== 'ConditionalCheckFailed' || !refused) continue;
    return refused(reason.Item && unmarshall(reason.Item));
  }
  return reasons.some(({ Code }) => Code !== undefined && conflictCodes.has(Code)) ? 'conflict' : null;
}
