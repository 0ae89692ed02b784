'use client';

import { Spinner } from '@eshop/ui/button';
import { classes } from '@eshop/ui/classes';
import { paymentText } from '@text/payments';
import type { DeskState } from './desk-state.ts';

const tones = { good: 'text-good', warn: 'text-warn', bad: 'text-bad' } as const;

/** What became of the last decision, with a way back to it. */
export function LastDecisionLine({ state, onOpen }: { state: DeskState; onOpen: (id: string) => void }) {
  const { last, sent, entries } = state;
  const underWay = Object.keys(sent).find((id) => sent[id]?.state === 'under-way');
  const number = underWay ? (entries[underWay]?.order?.number ?? underWay.slice(0, 8)) : '';
  const returned = last !== null && sent[last.id]?.state === 'returned';
  return (
    <p
      role={last && last.tone !== 'good' ? 'alert' : 'status'}
      data-last-decision
      className={classes('flex min-w-0 flex-1 items-center justify-end gap-2', last && tones[last.tone])}
    >
      {underWay ? (
        <span className="flex items-center gap-2 text-soft">
          <Spinner />
          {paymentText.sending(number)}
        </span>
      ) : (
        last && (
          <>
            <span className="min-w-0">{last.text}</span>
            <a
              href={`/payments/${last.id}`}
              onClick={(event) => {
                if (!returned) return;
                event.preventDefault();
                onOpen(last.id);
              }}
              className="shrink-0 font-[600] underline"
            >
              {paymentText.look}
            </a>
          </>
        )
      )}
    </p>
  );
}
