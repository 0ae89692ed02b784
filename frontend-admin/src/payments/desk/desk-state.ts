import type { PaymentChange } from '@eshop/contracts/api/payment';
import type { DecisionOutcome, DecisionRequest } from '../decision.ts';
import { outcomeText } from '../outcome-text.ts';
import type { Queue, QueueEntry } from '../review.ts';

/** A decision that was sent from here. One that was not taken comes back with the reason. */
export type Sent = {
  readonly request: DecisionRequest;
  readonly state: 'under-way' | 'taken' | 'returned';
  readonly outcome?: DecisionOutcome;
  readonly text?: string;
};

/** What a line above the desk says about the last decision. */
export type LastDecision = {
  readonly id: string;
  readonly tone: 'good' | 'warn' | 'bad';
  readonly text: string;
};

/** What the review desk knows. */
export type DeskState = {
  readonly entries: Readonly<Record<string, QueueEntry>>;
  /** The queue as the shop told it last, oldest first. */
  readonly queue: readonly string[];
  readonly waiting: number;
  readonly sent: Readonly<Record<string, Sent>>;
  /** Decided by others meanwhile. */
  readonly elsewhere: Readonly<Record<string, Pick<PaymentChange, 'status' | 'reviewedBy'>>>;
  readonly current: string | null;
  readonly last: LastDecision | null;
};

/** What can happen at the desk. */
export type DeskEvent =
  | { readonly type: 'opened'; readonly id: string }
  | { readonly type: 'decided'; readonly id: string; readonly request: DecisionRequest }
  | { readonly type: 'answered'; readonly id: string; readonly outcome: DecisionOutcome }
  | { readonly type: 'dismissed'; readonly id: string }
  | { readonly type: 'queue-read'; readonly queue: Queue }
  | { readonly type: 'changed'; readonly change: PaymentChange };

/** The desk as the page shows it first. */
export function newDesk({ entries, waiting }: Queue, open: string | null): DeskState {
  const queue = entries.map(({ payment }) => payment.id);
  return {
    entries: Object.fromEntries(entries.map((entry) => [entry.payment.id, entry])),
    queue,
    waiting,
    sent: {},
    elsewhere: {},
    current: open !== null && queue.includes(open) ? open : (queue[0] ?? null),
    last: null,
  };
}

/** What stands in the queue: decisions that came back first, then what waits; what one looks at stays where it is. */
export function inQueue({ queue, sent, elsewhere, current }: DeskState): string[] {
  const returned = Object.keys(sent).filter((id) => sent[id]?.state === 'returned');
  const waiting = queue.filter((id) => !sent[id] && (!elsewhere[id] || id === current));
  return [...returned, ...waiting];
}

/** The one that is shown when this one is done with: what came back, else the next, else the first. */
export function nextAfter(state: DeskState, id: string): string | null {
  const all = inQueue(state);
  const others = all.filter((other) => other !== id);
  const returned = others.find((other) => state.sent[other]?.state === 'returned');
  const behind = all.slice(all.indexOf(id) + 1).find((other) => other !== id);
  return returned ?? behind ?? others[0] ?? null;
}

/** What the desk becomes by something that happened. */
export function deskAfter(state: DeskState, event: DeskEvent): DeskState {
  switch (event.type) {
    case 'opened':
      return { ...state, current: event.id };
    case 'decided': {
      const sent: Sent = { request: event.request, state: 'under-way' };
      const current = state.current === event.id ? nextAfter(state, event.id) : state.current;
      return { ...state, sent: { ...state.sent, [event.id]: sent }, current };
    }
    case 'answered':
      return answered(state, event.id, event.outcome);
    case 'dismissed': {
      const current = state.current === event.id ? nextAfter(state, event.id) : state.current;
      const sent = { ...state.sent };
      delete sent[event.id];
      return { ...state, current, sent, queue: state.queue.filter((id) => id !== event.id) };
    }
    case 'queue-read':
      return queueRead(state, event.queue);
    case 'changed':
      return changed(state, event.change);
  }
}

function answered(state: DeskState, id: string, outcome: DecisionOutcome): DeskState {
  const before = state.sent[id];
  if (!before) return state;
  const number = state.entries[id]?.order?.number ?? id.slice(0, 8);
  const { tone, text } = outcomeText(outcome, before.request.decision, number);
  const taken = outcome.kind === 'done';
  const sent: Sent = { ...before, state: taken ? 'taken' : 'returned', outcome, text };
  return {
    ...state,
    sent: { ...state.sent, [id]: sent },
    waiting: taken ? Math.max(0, state.waiting - 1) : state.waiting,
    last: { id, tone, text },
    current: state.current ?? (taken ? null : id),
  };
}

function queueRead(state: DeskState, { entries, waiting }: Queue): DeskState {
  const read = Object.fromEntries(entries.map((entry) => [entry.payment.id, entry]));
  const queue = entries.map(({ payment }) => payment.id);
  // What one looks at stays, also when somebody else has decided it meanwhile.
  if (state.current !== null && !queue.includes(state.current) && !state.sent[state.current]) {
    queue.unshift(state.current);
  }
  const next = { ...state, entries: { ...state.entries, ...read }, queue, waiting };
  return { ...next, current: state.current ?? inQueue(next)[0] ?? null };
}

function changed(state: DeskState, { id, status, reviewedBy }: PaymentChange): DeskState {
  if (status === 'PENDING' || state.sent[id] || !state.queue.includes(id)) return state;
  return { ...state, elsewhere: { ...state.elsewhere, [id]: { status, reviewedBy } } };
}
