'use client';

import { useEffect, useState } from 'react';
import type { Finding } from './finding.ts';

const restMilliseconds = 120;

type Found = { readonly words: string; readonly findings: readonly Finding[]; readonly failed: boolean };

/** What the shop finds for the words, a moment after the last key; the answer to earlier words is dropped. */
export function useFindings(words: string): {
  findings: readonly Finding[];
  searching: boolean;
  failed: boolean;
} {
  const [found, setFound] = useState<Found>({ words: '', findings: [], failed: false });
  useEffect(() => {
    if (words === '') return;
    const leaving = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const answer = await fetch(`/api/find?q=${encodeURIComponent(words)}`, { signal: leaving.signal });
        if (!answer.ok) throw new Error(`status ${answer.status}`);
        setFound({ words, findings: await answer.json(), failed: false });
      } catch {
        if (!leaving.signal.aborted) setFound({ words, findings: [], failed: true });
      }
    }, restMilliseconds);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [words]);
  if (words === '') return { findings: [], searching: false, failed: false };
  return {
    findings: found.findings,
    searching: found.words !== words,
    failed: found.words === words && found.failed,
  };
}
