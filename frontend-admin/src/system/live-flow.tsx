'use client';

import { followStream } from '@eshop/site/live/follow-stream.ts';
import { Button } from '@eshop/ui/button';
import { siteText } from '@text/site';
import { systemText } from '@text/system';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { useShortcuts } from '@/keyboard/use-shortcuts.ts';
import { type FlowNews, type FlowRow, withNews } from './flow.ts';
import { FlowTable } from './flow-table.tsx';

/** The flow of events as it happens, narrowed to a topic or not; it can be paused to look at something. */
export function LiveFlow({ initial, topic }: { initial: readonly FlowRow[]; topic: string | undefined }) {
  const router = useRouter();
  const [rows, setRows] = useState(initial);
  const [held, setHeld] = useState<readonly FlowNews[]>([]);
  const [paused, setPaused] = useState(false);
  const [lost, setLost] = useState(false);
  const pausedNow = useRef(false);

  useEffect(
    () =>
      followStream({
        address: () => '/api/system/events',
        event: 'flow',
        onEvent: ({ data }) => {
          const news: FlowNews[] = JSON.parse(data);
          const wanted = news.filter(
            (one) => topic === undefined || (one.kind === 'event' ? one.event : one.delivery).topic === topic,
          );
          if (pausedNow.current) setHeld((before) => [...before, ...wanted].slice(-1_000));
          else setRows((before) => withNews(before, wanted));
          return undefined;
        },
        onGap: () => router.refresh(),
        onLost: setLost,
      }),
    [topic, router],
  );

  const toggle = () => {
    pausedNow.current = !paused;
    setPaused(!paused);
    if (!paused) return;
    setRows((before) => withNews(before, held));
    setHeld([]);
  };
  useShortcuts(systemText.events, [{ keys: 'p', label: systemText.pauseKey, run: toggle }]);
  const fresh = new Set(
    held.filter(({ kind }) => kind === 'event').map((one) => (one.kind === 'event' ? one.event.id : '')),
  );

  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <Button size="small" aria-pressed={paused} aria-keyshortcuts="p" onClick={toggle}>
          {paused ? systemText.goOn : systemText.pause}
        </Button>
        <p role="status" className="flex items-center gap-1.5 text-xs text-soft">
          <span
            className={`size-2 rounded-full ${lost || paused ? 'bg-warn' : 'bg-good'}`}
            aria-hidden="true"
          />
          {paused ? systemText.paused(fresh.size) : lost ? siteText.liveLost : siteText.live}
        </p>
      </div>
      {rows.length === 0 ? (
        <p className="rounded-md border border-line bg-surface p-6 text-soft">{systemText.noEvents}</p>
      ) : (
        <FlowTable rows={rows} />
      )}
      <p className="text-xs text-soft">{systemText.shown(rows.length)}</p>
    </div>
  );
}
