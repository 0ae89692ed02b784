'use client';

import { keyboardText } from '@text/keyboard';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import type { StaffRole } from '@/session/staff-role.ts';
import { pagesFor } from '@/shell/pages.ts';
import { openHelp, openPalette } from './layer-signals.ts';
import { handleKey, type Shortcut } from './shortcuts.ts';
import { useShortcuts } from './use-shortcuts.ts';

const Palette = dynamic(() => import('@/palette/palette.tsx').then(({ Palette }) => Palette), { ssr: false });
const KeyboardHelp = dynamic(() => import('./keyboard-help.tsx').then(({ KeyboardHelp }) => KeyboardHelp), {
  ssr: false,
});

/** Listens to the keyboard on every page: `g` and a letter go to a page, Ctrl K finds anything, `?` tells all keys. */
export function KeyboardLayer({ roles }: { roles: readonly StaffRole[] }) {
  const router = useRouter();
  const [open, setOpen] = useState<'palette' | 'help' | null>(null);

  useEffect(() => {
    const palette = () => setOpen('palette');
    const help = () => setOpen('help');
    window.addEventListener('keydown', handleKey);
    window.addEventListener(openPalette, palette);
    window.addEventListener(openHelp, help);
    return () => {
      window.removeEventListener('keydown', handleKey);
      window.removeEventListener(openPalette, palette);
      window.removeEventListener(openHelp, help);
    };
  }, []);

  useShortcuts(keyboardText.everywhere, [
    { keys: 'mod+k', label: keyboardText.palette, inFields: true, run: () => setOpen('palette') },
    { keys: '?', label: keyboardText.help, run: () => setOpen('help') },
    { keys: '/', label: keyboardText.focusSearch, run: focusSearch },
    ...pagesFor(roles).map(
      ({ key, title, path }): Shortcut => ({
        keys: `g ${key}`,
        label: keyboardText.goTo(title),
        run: () => router.push(path),
      }),
    ),
  ]);

  return (
    <>
      {open === 'palette' && <Palette roles={roles} onClose={() => setOpen(null)} />}
      {open === 'help' && <KeyboardHelp onClose={() => setOpen(null)} />}
    </>
  );
}

/** The list's own search if the page has one, else the palette. */
function focusSearch(): void {
  const field = document.querySelector<HTMLInputElement>('main input[type="search"]');
  if (!field) window.dispatchEvent(new Event(openPalette));
  field?.focus();
  field?.select();
}
