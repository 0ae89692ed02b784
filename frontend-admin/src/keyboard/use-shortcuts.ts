'use client';

import { useEffect, useRef } from 'react';
import { addShortcuts, type Shortcut } from './shortcuts.ts';

/** Makes these keys work, and lists them in the help, while the part that asks for them is on the page. */
export function useShortcuts(title: string, shortcuts: readonly Shortcut[]): void {
  const newest = useRef(shortcuts);
  newest.current = shortcuts;
  const names = shortcuts
    .map(({ keys, label, inFields }) => `${keys}|${label ?? ''}|${inFields ?? ''}`)
    .join('\n');
  useEffect(
    () =>
      addShortcuts({
        title,
        shortcuts: newest.current.map((shortcut, index) => ({
          ...shortcut,
          run: (event) => newest.current[index]?.run(event),
        })),
      }),
    [title, names],
  );
}
