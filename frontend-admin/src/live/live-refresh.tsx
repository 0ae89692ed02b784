'use client';

import { followStream } from '@eshop/site/live/follow-stream.ts';
import { siteText } from '@text/site';
import { useRouter } from 'next/navigation';
import { useEffect, useState, useTransition } from 'react';

/** Many events at once have the page made anew once. */
const gatherMilliseconds = 400;

/**
 * Keeps a page as it is at the shop: what a stream tells has the page made anew, while the place, the focus and what
 * is being typed stay. Shows whether it is live.
 */
export function LiveRefresh({
  stream,
  event,
}: {
  /** A route of this site that sends server-sent events. */
  stream: string;
  /** The kind of event that is news. */
  event: string;
}) {
  const router = useRouter();
  const [lost, setLost] = useState(false);
  const [, startTransition] = useTransition();

  useEffect(() => {
    let timer: number | undefined;
    const look = () => {
      timer ??= window.setTimeout(() => {
        timer = undefined;
        startTransition(() => router.refresh());
      }, gatherMilliseconds);
    };
    const stop = followStream({
      address: () => stream,
      event,
      onEvent: () => {
        look();
        return undefined;
      },
      onGap: look,
      onLost: setLost,
    });
    return () => {
      stop();
      window.clearTimeout(timer);
    };
  }, [stream, event, router]);

  return (
    <p role="status" className="flex items-center gap-1.5 text-xs text-soft">
      <span className={`size-2 rounded-full ${lost ? 'bg-warn' : 'bg-good'}`} aria-hidden="true" />
      {lost ? siteText.liveLost : siteText.live}
    </p>
  );
}
