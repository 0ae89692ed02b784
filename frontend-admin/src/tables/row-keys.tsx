'use client';

import { keyboardText } from '@text/keyboard';
import { useShortcuts } from '@/keyboard/use-shortcuts.ts';

/** J and K, or the arrows from a row, go from row to row of the page's first table; Enter opens the row's link by itself. */
export function RowKeys() {
  const step = (by: 1 | -1) => () => {
    const links = [...document.querySelectorAll<HTMLElement>('main [data-row]')];
    const here = links.findIndex((link) => link.closest('tr, li')?.contains(document.activeElement));
    const next = here < 0 ? (by === 1 ? 0 : links.length - 1) : here + by;
    links[Math.max(0, Math.min(next, links.length - 1))]?.focus();
  };
  useShortcuts(keyboardText.list, [
    { keys: 'j', label: keyboardText.nextRow, run: step(1) },
    { keys: 'k', label: keyboardText.previousRow, run: step(-1) },
  ]);
  return null;
}
