'use client';

import { LocalTime } from '@eshop/site/format/local-time.tsx';
import { classes } from '@eshop/ui/classes';
import { Icon } from '@eshop/ui/icon';
import { orderLiveText } from '@text/orders';
import { useRouter } from 'next/navigation';
import { startTransition, useEffect, useState } from 'react';
import { clockOffset } from './server-clock.ts';
import { isUrgent, timeLeftInWords } from './time-left.ts';

const firstLookMilliseconds = 1_000;
const longestLookMilliseconds = 15_000;

/** The time until an order is let go. Without scripts: until when, and how long that was when the page was made. */
export function Countdown({ until, left, locale }: { until: string; left: number; locale: string }) {
  const remaining = useRemaining(until, left);
  const over = remaining <= 0;
  useLookAgain(over);
  const urgent = isUrgent(remaining);
  return (
    <p
      className={classes(
        'flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md border px-4 py-3',
        urgent ? 'border-bad bg-bad-wash text-bad' : 'border-line bg-sunken text-ink',
      )}
    >
      <Icon name="clock" className="size-6" />
      <span className="grid">
        <span className="text-sm">{urgent ? orderLiveText.timeAlmostOver : orderLiveText.timeLeft}</span>
        <span role="timer" className="text-xl font-[700]" suppressHydrationWarning>
          {over ? orderLiveText.checking : timeLeftInWords(remaining)}
        </span>
      </span>
      <span className="ml-auto text-right text-sm">
        {orderLiveText.heldUntil}
        <br />
        <LocalTime time={until} locale={locale} />
      </span>
    </p>
  );
}

/** Counts by the shop's clock; until that is known it stands still. */
function useRemaining(until: string, left: number): number {
  const [remaining, setRemaining] = useState(left);
  useEffect(() => {
    let timer: number | undefined;
    let gone = false;
    const begin = async () => {
      const offset = await clockOffset();
      if (gone) return;
      const tick = () => setRemaining(Date.parse(until) - Date.now() - offset);
      tick();
      timer = window.setInterval(tick, 1_000);
    };
    begin().catch(() => undefined);
    return () => {
      gone = true;
      window.clearInterval(timer);
    };
  }, [until]);
  return remaining;
}

/** When the time is over the shop has the last word: it is asked, less and less often, until the page changes. */
function useLookAgain(over: boolean): void {
  const router = useRouter();
  useEffect(() => {
    if (!over) return;
    let pause = firstLookMilliseconds;
    let timer = window.setTimeout(function look() {
      startTransition(() => router.refresh());
      pause = Math.min(pause * 2, longestLookMilliseconds);
      timer = window.setTimeout(look, pause);
    }, pause);
    return () => window.clearTimeout(timer);
  }, [over, router]);
}
