'use client';

import { useState } from 'react';
import { type Draft, type DraftField, differingFields, emptyDraft } from './draft.ts';
import type { Base, SaveState } from './save-state.ts';

/** What is typed, and what it began with; a save makes what was saved the new beginning. */
export function useProductDraft(start: Base | null, state: SaveState) {
  const [draft, setDraft] = useState<Draft>(start?.draft ?? emptyDraft);
  const [base, setBase] = useState<Base | null>(start);
  const [seen, setSeen] = useState(state);
  if (state !== seen) {
    setSeen(state);
    if (state.saved) setBase(state.saved);
  }
  const before = base?.draft ?? emptyDraft;
  const isDirty =
    differingFields(before, draft).length > 0 ||
    (base === null && (draft.sku !== '' || draft.initialQuantity !== emptyDraft.initialQuantity));
  // The page was read again while nothing was typed: the newest version is what is edited.
  if (start && base && start.version > base.version && !isDirty) {
    setBase(start);
    setDraft(start.draft);
  }
  return {
    draft,
    base,
    isDirty,
    set: (field: DraftField, text: string) => setDraft((typed) => ({ ...typed, [field]: text })),
    /** Goes on from this version of the product with this text. */
    rebase(onto: Base | null, chosen: Draft) {
      setBase(onto);
      setDraft(chosen);
    },
  };
}
