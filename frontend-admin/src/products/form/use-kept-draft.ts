'use client';

import { useEffect, useState } from 'react';
import type { Draft } from './draft.ts';
import { type KeptDraft, keepDraft, keptDraft } from './kept-draft.ts';
import type { Base } from './save-state.ts';

/**
 * Keeps what is typed as long as it is not saved, and finds what was left here before.
 * @returns what was left, until something is typed, and how to forget it
 */
export function useKeptDraft(name: string, typed: { draft: Draft; base: Base | null; isDirty: boolean }) {
  const { draft, base, isDirty } = typed;
  const [found, setFound] = useState<KeptDraft | null>(null);
  const [looked, setLooked] = useState(false);

  useEffect(() => {
    setFound(keptDraft(name));
    setLooked(true);
  }, [name]);

  useEffect(() => {
    if (!looked) return;
    if (isDirty) {
      keepDraft(name, { draft, base, at: Date.now() });
      setFound(null);
    } else if (!found) keepDraft(name, null);
  }, [name, draft, base, isDirty, looked, found]);

  return {
    found,
    forget() {
      keepDraft(name, null);
      setFound(null);
    },
  };
}
