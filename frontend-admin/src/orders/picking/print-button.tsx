'use client';

import { useScripted } from '@eshop/site/forms/use-scripted.ts';
import { Button } from '@eshop/ui/button';
import { pickingText } from '@text/orders';
import { Key } from '@/keyboard/key.tsx';
import { useShortcuts } from '@/keyboard/use-shortcuts.ts';

/** Prints the page. */
export function PrintButton() {
  const print = () => window.print();
  useShortcuts(pickingText.title, [{ keys: 'p', label: pickingText.print, run: print }]);
  if (!useScripted()) return null;
  return (
    <Button size="small" look="primary" onClick={print} aria-keyshortcuts="p">
      {pickingText.print} <Key keys="p" />
    </Button>
  );
}
