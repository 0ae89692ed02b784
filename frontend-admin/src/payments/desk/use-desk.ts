'use client';

import { type PaymentChange, paymentChangeSchema } from '@eshop/contracts/api/payment';
import { followStream } from '@eshop/site/live/follow-stream.ts';
import { paymentText } from '@text/payments';
import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { Decision, DecisionRequest } from '../decision.ts';
import type { Queue, Review } from '../review.ts';
import { fetchQueue, postDecision } from './desk-calls.ts';
import { deskAfter, inQueue, newDesk, nextAfter } from './desk-state.ts';
import { useReviews } from './use-reviews.ts';

const gatherMilliseconds = 400;
/** How many of the next ones are made ready. */
const ahead = 2;

/** The review desk at work: the queue kept live, the next ones read ahead, decisions sent while one goes on. */
export function useDesk(firstQueue: Queue, firstReview: Review | null) {
  const [state, tell] = useReducer(deskAfter, undefined, () =>
    newDesk(firstQueue, firstReview?.payment.id ?? null),
  );
  const { current } = state;
  const shown = inQueue(state);
  const next = current === null ? null : nextAfter(state, current);
  const upcoming = aheadOf(shown, current, next);
  const { reviews, lookAgain } = useReviews(current, upcoming, firstReview);

  const send = useCallback(async (id: string, request: DecisionRequest) => {
    tell({ type: 'decided', id, request });
    tell({ type: 'answered', id, outcome: await postDecision(id, request) });
  }, []);

  const readAgain = useGathered(async () => {
    const queue = await fetchQueue();
    if (queue) tell({ type: 'queue-read', queue });
  });
  const onChange = (change: PaymentChange) => {
    tell({ type: 'changed', change });
    if (change.id === current) void lookAgain(change.id);
    readAgain();
  };
  const lost = usePaymentFeed(onChange, readAgain);
  useLeaveGuard(Object.values(state.sent).some((sent) => sent.state === 'under-way'));

  return {
    state,
    shown,
    upcoming,
    reviews,
    lost,
    open: (id: string) => tell({ type: 'opened', id }),
    step(by: 1 | -1) {
      const at = current === null ? -1 : shown.indexOf(current);
      const id = shown[Math.max(0, Math.min(at + by, shown.length - 1))];
      if (id) tell({ type: 'opened', id });
    },
    decide(id: string, decision: Decision) {
      const orderStatus = reviews[id]?.order?.status ?? state.entries[id]?.order?.status ?? null;
      void send(id, { decision, key: crypto.randomUUID(), orderStatus });
    },
    /** Sends a decision that came back as it was: with its key it counts once. */
    tryAgain(id: string) {
      const request = state.sent[id]?.request;
      if (request) void send(id, request);
    },
    dismiss: (id: string) => tell({ type: 'dismissed', id }),
  };
}

export type Desk = ReturnType<typeof useDesk>;

function aheadOf(shown: readonly string[], current: string | null, next: string | null): string[] {
  const behind = current === null ? shown : shown.slice(shown.indexOf(current) + 1);
  const wanted = [...(next === null ? [] : [next]), ...behind].filter((id) => id !== current);
  return [...new Set(wanted)].slice(0, ahead);
}

/** Runs the newest `work` a moment later, once for many calls. */
function useGathered(work: () => Promise<void>): () => void {
  const newest = useRef(work);
  newest.current = work;
  const timer = useRef<number | undefined>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  return useCallback(() => {
    timer.current ??= window.setTimeout(() => {
      timer.current = undefined;
      void newest.current();
    }, gatherMilliseconds);
  }, []);
}

function usePaymentFeed(onChange: (change: PaymentChange) => void, onGap: () => void): boolean {
  const [lost, setLost] = useState(false);
  const newest = useRef(onChange);
  newest.current = onChange;
  useEffect(
    () =>
      followStream({
        address: () => '/api/payments/feed',
        event: 'payment',
        onEvent: ({ data }) => {
          const change = paymentChangeSchema.safeParse(JSON.parse(data));
          if (change.success) newest.current(change.data);
          return undefined;
        },
        onGap,
        onLost: setLost,
      }),
    [onGap],
  );
  return lost;
}

/** Who leaves while a decision is under way is asked first. */
function useLeaveGuard(underWay: boolean): void {
  useEffect(() => {
    if (!underWay) return;
    const ask = (event: BeforeUnloadEvent) => {
      event.preventDefault();
      return paymentText.leaveWarning;
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [underWay]);
}
