import {
  type Begun,
  type IdempotencyStore,
  type KeyedRequest,
  leaseMilliseconds,
  lostKey,
} from '@eshop/kit/idempotency';
import { z } from 'zod';
import { answerKey } from './keys.ts';
import type { Table } from './table-store.ts';
import type { UpdateWrite, Write } from './write.ts';

const keptSchema = z.object({
  requestHash: z.string(),
  lockedUntil: z.number(),
  status: z.number().optional(),
  answer: z.string().optional(),
});

const retentionSeconds = 7 * 86_400;

class Taken extends Error {
  readonly begun: Begun;
  constructor(begun: Begun) {
    super(begun.state);
    this.begun = begun;
  }
}
class Gone extends Error {}

/** Only the run that holds the key, and has not answered yet. */
const held = ({ owner }: KeyedRequest) => ({
  expression: '#owner = :owner AND attribute_not_exists(#status)',
  values: { ':owner': owner },
});

/**
 * Idempotency keys in the products table. What a run remembers becomes one more write of its transaction, so the change
 * and its answer are written together. Answers are kept for seven days.
 */
export function createTableIdempotency(table: Table, now = Date.now): IdempotencyStore<Write[]> {
  const keyOf = ({ caller, route, key }: KeyedRequest) => answerKey(caller, route, key);

  const answerWrite = (
    request: KeyedRequest,
    { status, body }: { status: number; body: unknown },
  ): UpdateWrite => ({
    update: keyOf(request),
    set: { status, answer: JSON.stringify(body ?? null) },
    condition: held(request),
    refused: lostKey,
  });

  return {
    async begin(request) {
      const seconds = Math.floor(now() / 1000);
      try {
        await table.update({
          update: keyOf(request),
          set: {
            requestHash: request.requestHash,
            owner: request.owner,
            lockedUntil: now() + leaseMilliseconds,
            expiresAt: seconds + retentionSeconds,
          },
          remove: ['status', 'answer'],
          condition: {
            expression: `attribute_not_exists(pk) OR #expiresAt < :seconds
              OR (attribute_not_exists(#status) AND #lockedUntil < :now AND #requestHash = :hash)`,
            values: { ':seconds': seconds, ':now': now(), ':hash': request.requestHash },
          },
          refused: (current) => new Taken(stateOf(request, current)),
        });
        return { state: 'new' };
      } catch (error) {
        if (error instanceof Taken) return error.begun;
        throw error;
      }
    },
    async remember(writes, request, answer) {
      writes.push(answerWrite(request, answer));
    },
    async renew(request) {
      await unlessGone(
        table.update({
          update: keyOf(request),
          set: { lockedUntil: now() + leaseMilliseconds },
          condition: held(request),
          refused: () => new Gone(),
        }),
      );
    },
    async rememberAlone(request, answer) {
      await unlessGone(table.update({ ...answerWrite(request, answer), refused: () => new Gone() }));
    },
    async forget(request) {
      await unlessGone(
        table.write({
          delete: keyOf(request),
          condition: held(request),
          refused: () => new Gone(),
        }),
      );
    },
  };
}

function stateOf(request: KeyedRequest, current: unknown): Begun {
  const kept = keptSchema.safeParse(current);
  if (!kept.success) return { state: 'running' };
  const { requestHash, status, answer } = kept.data;
  if (requestHash !== request.requestHash) return { state: 'other-request' };
  if (status === undefined) return { state: 'running' };
  return { state: 'answered', answer: { status, body: JSON.parse(answer ?? 'null') } };
}

async function unlessGone(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof Gone)) throw error;
  }
}
