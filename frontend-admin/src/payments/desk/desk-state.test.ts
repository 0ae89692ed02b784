import type { Payment } from '@eshop/contracts/api/payment';
import { describe, expect, it } from 'vitest';
import type { DecisionOutcome, DecisionRequest } from '../decision.ts';
import type { QueueEntry } from '../review.ts';
import { type DeskEvent, type DeskState, deskAfter, inQueue, newDesk } from './desk-state.ts';

const entry = (id: string): QueueEntry => ({ payment: { id } as Payment, order: null });
const queueOf = (...ids: string[]) => ({ entries: ids.map(entry), waiting: ids.length });
const request: DecisionRequest = { decision: { verdict: 'approve' }, key: 'k', orderStatus: null };
const decided = { status: 'APPROVED', reason: null, by: 'Ada', at: null } as const;

const after = (state: DeskState, ...events: DeskEvent[]) => events.reduce(deskAfter, state);
const decide = (id: string): DeskEvent => ({ type: 'decided', id, request });
const answer = (id: string, outcome: DecisionOutcome): DeskEvent => ({ type: 'answered', id, outcome });
const lost: DecisionOutcome = { kind: 'again', message: 'lost' };

describe('the review desk', () => {
  it('opens the one that has waited longest, or the one that is asked for', () => {
    expect(newDesk(queueOf('a', 'b'), null).current).toBe('a');
    expect(newDesk(queueOf('a', 'b'), 'b').current).toBe('b');
    expect(newDesk(queueOf('a', 'b'), 'gone').current).toBe('a');
    expect(newDesk(queueOf(), null).current).toBeNull();
  });

  it('shows the next at once while a decision is under way', () => {
    const state = after(newDesk(queueOf('a', 'b', 'c'), 'b'), decide('b'));
    expect(state.current).toBe('c');
    expect(inQueue(state)).toEqual(['a', 'c']);
  });

  it('goes back to those that were skipped at the end of the queue', () => {
    expect(after(newDesk(queueOf('a', 'b'), 'b'), decide('b')).current).toBe('a');
    expect(after(newDesk(queueOf('a'), 'a'), decide('a')).current).toBeNull();
  });

  it('puts a decision that was not taken to the front, and shows it next', () => {
    const lostOne = after(newDesk(queueOf('a', 'b', 'c', 'd'), null), decide('a'), answer('a', lost));
    expect(inQueue(lostOne)).toEqual(['a', 'b', 'c', 'd']);
    expect(lostOne).toMatchObject({ current: 'b', last: { id: 'a', tone: 'bad' } });
    expect(after(lostOne, decide('b')).current).toBe('a');
  });

  it('opens a decision that came back when nothing else is open', () => {
    const state = after(newDesk(queueOf('a'), null), decide('a'), answer('a', lost));
    expect(state.current).toBe('a');
  });

  it('tells when another admin was first, until it is dismissed', () => {
    const outcome = { kind: 'decided-before', decided } as const;
    const state = after(newDesk(queueOf('a', 'b'), null), decide('a'), answer('a', outcome));
    expect(state.last?.text).toContain('Ada');
    expect(inQueue(state)).toEqual(['a', 'b']);
    expect(inQueue(after(state, { type: 'dismissed', id: 'a' }))).toEqual(['b']);
  });

  it('drops what was taken and counts down', () => {
    const state = after(
      newDesk(queueOf('a', 'b'), null),
      decide('a'),
      answer('a', { kind: 'done', decided }),
    );
    expect(inQueue(state)).toEqual(['b']);
    expect(state).toMatchObject({ waiting: 1, last: { tone: 'good' } });
    const stale = after(state, { type: 'queue-read', queue: queueOf('a', 'b') });
    expect(inQueue(stale)).toEqual(['b']);
  });

  it('does not move what one looks at when others decide or hand in', () => {
    const change = { id: 'b', orderId: 'o', status: 'APPROVED', reviewedBy: 'x', version: 2 } as const;
    const state = after(
      newDesk(queueOf('a', 'b', 'c'), 'b'),
      { type: 'changed', change },
      { type: 'queue-read', queue: queueOf('a', 'c', 'd') },
    );
    expect(state.current).toBe('b');
    expect(inQueue(state)).toEqual(['b', 'a', 'c', 'd']);
    expect(inQueue(after(state, { type: 'opened', id: 'c' }))).toEqual(['a', 'c', 'd']);
  });

  it('opens what comes while nothing waits', () => {
    const state = after(newDesk(queueOf(), null), { type: 'queue-read', queue: queueOf('a') });
    expect(state.current).toBe('a');
  });
});
