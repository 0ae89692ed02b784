import type { Draft } from './draft.ts';
import { draftFields } from './draft.ts';
import type { Base } from './save-state.ts';

/** What was typed and not saved, the product that it began with (null for a new one), and when. */
export type KeptDraft = { readonly draft: Draft; readonly base: Base | null; readonly at: number };

const keyOf = (name: string) => `eshop-draft-${name}`;

/** Keeps what was typed in this tab, so that no way of leaving loses it; null forgets it. */
export function keepDraft(name: string, kept: KeptDraft | null): void {
  try {
    if (kept === null) sessionStorage.removeItem(keyOf(name));
    else sessionStorage.setItem(keyOf(name), JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing still has the form.
  }
}

/** What was kept; null for nothing, and for what an older page wrote. */
export function keptDraft(name: string): KeptDraft | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(keyOf(name)) ?? 'null') as KeptDraft | null;
    return kept && isDraft(kept.draft) && (kept.base === null || isDraft(kept.base.draft)) ? kept : null;
  } catch {
    return null;
  }
}

const isDraft = (draft: Draft): boolean => draftFields.every((field) => typeof draft[field] === 'string');
