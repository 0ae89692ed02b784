'use client';

import { createFormat } from '@eshop/site/format/format.ts';
import { classes } from '@eshop/ui/classes';
import { Badge } from '@eshop/ui/message';
import { paymentText } from '@text/payments';
import { useEffect, useRef } from 'react';
import { Marks } from '../marks.tsx';
import type { QueueEntry } from '../review.ts';
import { waitingTime } from '../waiting-time.ts';

/** One payment in the queue. */
export type QueueItem = QueueEntry & {
  /** Why a decision on it came back. */
  readonly returned: string | null;
  readonly elsewhere: boolean;
};

/** What waits, oldest first; each is a link, so that it works without scripts too. */
export function QueueList({
  items,
  current,
  behind,
  locale,
  now,
  onOpen,
}: {
  items: readonly QueueItem[];
  current: string | null;
  /** How many more wait than are listed. */
  behind: number;
  locale: string;
  now: number;
  onOpen: (id: string) => void;
}) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.querySelector(`[data-payment="${current}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <nav
      aria-label={paymentText.queue}
      className="flex min-h-0 flex-col rounded-md border border-line bg-surface"
    >
      <ol ref={list} className="min-h-0 flex-1 overflow-y-auto max-lg:max-h-44">
        {items.map((item) => (
          <li key={item.payment.id} data-payment={item.payment.id}>
            <QueueLink
              item={item}
              here={item.payment.id === current}
              locale={locale}
              now={now}
              onOpen={onOpen}
            />
          </li>
        ))}
      </ol>
      {behind > 0 && (
        <p className="border-t border-line px-3 py-2 text-xs text-soft">{paymentText.more(behind)}</p>
      )}
    </nav>
  );
}

function QueueLink({
  item,
  here,
  locale,
  now,
  onOpen,
}: {
  item: QueueItem;
  here: boolean;
  locale: string;
  now: number;
  onOpen: (id: string) => void;
}) {
  const { payment, order, returned, elsewhere } = item;
  const sum = payment.amount ?? order?.total;
  return (
    <a
      href={`/payments?open=${payment.id}`}
      aria-current={here ? 'true' : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        onOpen(payment.id);
      }}
      className={classes(
        'grid gap-1 border-b border-line px-3 py-2 no-underline',
        here ? 'bg-accent-wash shadow-[inset_3px_0_0_var(--color-accent)]' : 'hover:bg-sunken',
      )}
    >
      <span className="flex justify-between gap-2">
        <span className="min-w-0 truncate font-[620]">{order?.customer ?? paymentText.unknownOrder}</span>
        <span className="shrink-0 font-[620]">{sum ? createFormat(locale).money(sum) : '–'}</span>
      </span>
      <span className="flex justify-between gap-2 text-xs text-soft">
        <span>{order?.number ?? payment.id.slice(0, 8)}</span>
        <span className="shrink-0">{waitingTime(payment.createdAt, now)}</span>
      </span>
      <span className="flex flex-wrap gap-1 empty:hidden">
        {returned !== null && <Badge tone="bad">{paymentText.cameBack}</Badge>}
        {elsewhere && <Badge tone="warn">{paymentText.decidedElsewhere}</Badge>}
        <Marks payment={payment} order={order} />
      </span>
    </a>
  );
}
