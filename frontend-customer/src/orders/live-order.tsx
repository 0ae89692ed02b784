'use client';

import { followStream } from '@eshop/site/live/follow-stream.ts';
import { orderLiveText } from '@text/orders';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState, useTransition } from 'react';
import { isLastStep } from './order-end.ts';
import { stateHeadingId } from './state-heading.ts';

/**
 * Keeps an order's page as it is at the shop: each step has the page made anew, place and focus kept, and said to
 * screen readers.
 */
export function LiveOrder({
  orderId,
  version,
  live,
  said,
}: {
  orderId: string;
  /** Of the order that the page shows: what came later is news. */
  version: number;
  /** Whether anything more is to come. */
  live: boolean;
  /** The state in words. */
  said: string;
}) {
  const router = useRouter();
  const [lost, setLost] = useState(false);
  const [refreshing, startTransition] = useTransition();
  const shown = useRef(version);
  shown.current = version;

  useEffect(() => {
    if (!live) return;
    const look = () => startTransition(() => router.refresh());
    return followStream({
      address: () => `/api/orders/${orderId}/events?after=${shown.current}`,
      event: 'status',
      onEvent: ({ lastEventId, data }) => {
        if (Number(lastEventId) > shown.current) look();
        return isLastStep(data) ? 'end' : undefined;
      },
      onGap: look,
      onLost: setLost,
    });
  }, [orderId, live, router]);

  useFocusKept(refreshing);

  return (
    <>
      <p role="status" className="sr-only">
        {said}
      </p>
      <div role="status">
        {live && lost && (
          <p className="page pt-4">
            <span className="inline-flex items-center gap-2 rounded-md border border-warn bg-warn-wash px-3 py-2 text-sm font-[600] text-warn">
              {orderLiveText.paused}
            </span>
          </p>
        )}
      </div>
    </>
  );
}

/** A step can take away the button that was just pressed; then focus moves to the new state and not to nowhere. */
function useFocusKept(refreshing: boolean): void {
  const before = useRef<Element | null>(null);
  useEffect(() => {
    if (refreshing) {
      before.current = document.activeElement;
      return;
    }
    const held = before.current;
    before.current = null;
    const gone = held !== null && held !== document.body && !held.isConnected;
    if (gone && document.activeElement === document.body) document.getElementById(stateHeadingId)?.focus();
  }, [refreshing]);
}
