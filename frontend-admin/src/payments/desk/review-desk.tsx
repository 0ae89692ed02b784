'use client';

import { paymentText } from '@text/payments';
import { siteText } from '@text/site';
import { useEffect, useState } from 'react';
import { Key } from '@/keyboard/key.tsx';
import { useShortcuts } from '@/keyboard/use-shortcuts.ts';
import type { Queue, Review } from '../review.ts';
import { LastDecisionLine } from './last-decision-line.tsx';
import { ProofStage } from './proof-stage.tsx';
import { QueueList } from './queue-list.tsx';
import { ReviewSide } from './review-side.tsx';
import { useDesk } from './use-desk.ts';

/** The review desk: the queue, the proof, and beside it all that is needed to decide. */
export function ReviewDesk({
  queue,
  review,
  locale,
  renderedAt,
  decisionKey,
}: {
  queue: Queue;
  review: Review | null;
  locale: string;
  /** Milliseconds; waiting times begin with it, so that server and browser write the same. */
  renderedAt: number;
  decisionKey: string;
}) {
  const desk = useDesk(queue, review);
  const { state, shown, upcoming, reviews } = desk;
  const now = useNow(renderedAt);
  useShortcuts(paymentText.queue, [
    { keys: 'j', label: paymentText.next, run: () => desk.step(1) },
    { keys: 'k', label: paymentText.previous, run: () => desk.step(-1) },
    { keys: 'ArrowDown', run: () => desk.step(1) },
    { keys: 'ArrowUp', run: () => desk.step(-1) },
  ]);

  const entry = state.current === null ? undefined : state.entries[state.current];
  const staged = [state.current, ...upcoming].flatMap((id) => (id && state.entries[id]) || []);
  const items = shown.flatMap((id) => {
    const known = state.entries[id];
    const sent = state.sent[id];
    if (!known) return [];
    return { ...known, returned: sent?.text ?? null, elsewhere: state.elsewhere[id] !== undefined };
  });
  const underWay = Object.values(state.sent).filter((sent) => sent.state === 'under-way').length;
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-1">
        <p>
          {paymentText.waiting(state.waiting)}{' '}
          <span className="text-soft max-sm:hidden">
            <Key keys="j" /> <Key keys="k" />
          </span>
        </p>
        <LiveMark lost={desk.lost} />
        <LastDecisionLine state={state} onOpen={desk.open} />
      </div>
      {entry ? (
        <div className="flex min-h-0 flex-1 flex-col gap-3 lg:grid lg:grid-cols-[15rem_minmax(0,1fr)_21rem]">
          <QueueList
            items={items}
            current={state.current}
            behind={state.waiting - items.length - underWay}
            locale={locale}
            now={now}
            onOpen={desk.open}
          />
          <ProofStage
            current={state.current}
            proofs={staged.map(({ payment, order }) => ({
              payment,
              number: order?.number ?? payment.id.slice(0, 8),
            }))}
          />
          <ReviewSide
            entry={entry}
            review={reviews[entry.payment.id] ?? null}
            desk={desk}
            locale={locale}
            decisionKey={decisionKey}
          />
        </div>
      ) : (
        <div className="rounded-md border border-line bg-surface px-4 py-12 text-center">
          <p className="text-lg font-[650]">{paymentText.empty}</p>
          <p className="mt-1 text-soft">{paymentText.emptyText}</p>
        </div>
      )}
    </>
  );
}

const LiveMark = ({ lost }: { lost: boolean }) => (
  <p role="status" className="flex items-center gap-1.5 text-xs text-soft">
    <span className={`size-2 rounded-full ${lost ? 'bg-warn' : 'bg-good'}`} aria-hidden="true" />
    {lost ? siteText.liveLost : siteText.live}
  </p>
);

/** The time, twice a minute. */
function useNow(first: number): number {
  const [now, setNow] = useState(first);
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 30_000);
    return () => window.clearInterval(timer);
  }, []);
  return now;
}
