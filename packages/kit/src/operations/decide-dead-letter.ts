import { randomUUID } from 'node:crypto';
import type { DeadLetter } from '@eshop/contracts/api/operations';
import { problems } from '@eshop/contracts/problem';
import type { AuditActor } from '../audit/index.ts';
import { invalidState, notFound, refusal } from '../errors/index.ts';
import {
  type DeadLetterDecision,
  type DeadLetterStore,
  type KeptDeadLetter,
  presentDeadLetter,
} from './dead-letter-store.ts';
import { explainError } from './explain-error.ts';

/** Lets the service's own handler have the message of a letter. */
export type HandleAgain = (letter: KeptDeadLetter) => Promise<void>;

/**
 * Hands the message of a letter to this service once more. A repetition by the same admin answers as the first time.
 * @throws 409 REPLAY_FAILED with the error when it fails again: it waits on. 409 INVALID_STATE when somebody else was first.
 */
export const replayDeadLetter = (
  store: DeadLetterStore,
  id: string,
  actor: AuditActor,
  handle: HandleAgain,
): Promise<DeadLetter> =>
  decide(store, id, { status: 'replayed', reason: null, actor }, async (letter, mark) => {
    try {
      await handle(letter);
    } catch (error) {
      const text = explainError(error);
      await store.release(id, mark, text);
      throw refusal(problems.REPLAY_FAILED, text, { extra: { error: text }, cause: error });
    }
  });

/** Gives the message of a letter up. A repetition by the same admin answers as the first time. */
export const discardDeadLetter = (
  store: DeadLetterStore,
  id: string,
  actor: AuditActor,
  reason: string,
): Promise<DeadLetter> => decide(store, id, { status: 'discarded', reason, actor }, async () => undefined);

async function decide(
  store: DeadLetterStore,
  id: string,
  decision: DeadLetterDecision,
  act: (letter: KeptDeadLetter, mark: string) => Promise<void>,
): Promise<DeadLetter> {
  const mark = randomUUID();
  const claimed = await store.claim(id, mark);
  const letter = await store.find(id);
  if (!letter) throw notFound('dead letter');
  if (!claimed) return repeatedOrRefused(letter, decision);
  await act(letter, mark);
  // A claim that ran out may have gone to somebody else meanwhile.
  if (!(await store.decide(letter, mark, decision))) {
    return repeatedOrRefused((await store.find(id)) ?? letter, decision);
  }
  const { actor, status, reason } = decision;
  return presentDeadLetter({ ...letter, status, reason, decidedAt: new Date(), decidedBy: actor.userId });
}

function repeatedOrRefused(letter: KeptDeadLetter, { status, actor }: DeadLetterDecision): DeadLetter {
  if (letter.status === status && letter.decidedBy === actor.userId) return presentDeadLetter(letter);
  throw invalidState(
    letter.status === 'waiting'
      ? 'somebody is at this message right now'
      : `this message was ${letter.status} before`,
    { letter: presentDeadLetter(letter) },
  );
}
