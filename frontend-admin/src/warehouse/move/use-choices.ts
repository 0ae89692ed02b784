'use client';

import { useEffect, useState } from 'react';
import type { ProductChoice } from './product-choice.ts';

const restMilliseconds = 120;

type Found = { readonly words: string; readonly choices: readonly ProductChoice[]; readonly failed: boolean };
const nothing: Found = { words: '', choices: [], failed: false };

/** Products for the letters typed, a moment after the last key; the answer to earlier letters is dropped. */
export function useChoices(words: string): Found & { readonly searching: boolean } {
  const [found, setFound] = useState<Found>(nothing);
  useEffect(() => {
    if (words === '') return;
    const leaving = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const answer = await fetch(`/api/warehouse/products?q=${encodeURIComponent(words)}`, {
          signal: leaving.signal,
        });
        if (!answer.ok) throw new Error(`status ${answer.status}`);
        setFound({ words, choices: await answer.json(), failed: false });
      } catch {
        if (!leaving.signal.aborted) setFound({ words, choices: [], failed: true });
      }
    }, restMilliseconds);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [words]);
  if (words === '') return { ...nothing, searching: false };
  return { ...found, searching: found.words !== words };
}
