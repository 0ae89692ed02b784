'use client';

import { paymentText } from '@text/payments';
import { type ReactNode, useEffect, useState } from 'react';
import { useShortcuts } from '@/keyboard/use-shortcuts.ts';
import { useImageView } from './use-image-view.ts';
import { ViewButton } from './view-button.tsx';

const retryMilliseconds = 3_000;

/** A picture to look at closely: wheel, drag, keys and buttons. One that is not shown yet is loaded and waits. */
export function ProofImage({
  src,
  alt,
  shown,
  children,
}: {
  src: string;
  alt: string;
  shown: boolean;
  /** Beside the buttons. */
  children: ReactNode;
}) {
  const { stage, image, zoom, fit, turn, onKeyDown } = useImageView();
  const [missing, setMissing] = useState(false);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (!missing || !shown) return;
    const timer = window.setTimeout(() => {
      setMissing(false);
      setTries((count) => count + 1);
    }, retryMilliseconds);
    return () => window.clearTimeout(timer);
  }, [missing, shown]);
  return (
    <>
      <section
        ref={stage}
        tabIndex={shown ? 0 : -1}
        aria-label={`${alt}. ${paymentText.panHint}`}
        onKeyDown={onKeyDown}
        className="flex min-h-0 flex-1 cursor-grab items-center justify-center overflow-hidden p-3 active:cursor-grabbing"
      >
        <img
          key={tries}
          ref={image}
          src={src}
          alt={alt}
          draggable={false}
          data-proof
          onError={() => setMissing(true)}
          // What waits is decoded already when its turn comes.
          onLoad={(event) => void event.currentTarget.decode().catch(() => undefined)}
          className={missing ? 'hidden' : 'max-h-full max-w-full select-none'}
        />
        {missing && <p className="text-soft">{paymentText.proofMissing}</p>}
      </section>
      <div className="flex flex-wrap items-center gap-1.5 border-t border-line p-1.5">
        {shown && <ViewControls zoom={zoom} fit={fit} turn={turn} />}
        {children}
      </div>
    </>
  );
}

function ViewControls({
  zoom,
  fit,
  turn,
}: {
  zoom: (factor: number) => void;
  fit: () => void;
  turn: () => void;
}) {
  const controls = [
    { keys: '+', label: paymentText.zoomIn, run: () => zoom(1.4) },
    { keys: '-', label: paymentText.zoomOut, run: () => zoom(1 / 1.4) },
    { keys: '0', label: paymentText.fit, run: fit },
    { keys: 'o', label: paymentText.turn, run: turn },
  ];
  useShortcuts(paymentText.viewKeys, [...controls, { keys: '=', run: () => zoom(1.4) }]);
  return (
    <>
      {controls.map((control) => (
        <ViewButton key={control.keys} {...control} />
      ))}
    </>
  );
}
