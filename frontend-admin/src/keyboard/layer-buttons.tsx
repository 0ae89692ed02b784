'use client';

import { useScripted } from '@eshop/site/forms/use-scripted.ts';
import { Icon } from '@eshop/ui/icon';
import { siteText } from '@text/site';
import { Key } from './key.tsx';
import { openHelp, openPalette } from './layer-signals.ts';

const look =
  'flex min-h-9 items-center gap-2 rounded-md border border-edge bg-paper px-2.5 text-soft hover:border-ink hover:text-ink';

/** The palette and the help for those who use a pointer; both need scripts. */
export function LayerButtons() {
  if (!useScripted()) return null;
  const signal = (name: string) => () => window.dispatchEvent(new Event(name));
  return (
    <div className="flex gap-1.5">
      <button type="button" onClick={signal(openPalette)} className={`${look} flex-1`}>
        <Icon name="search" className="size-4" />
        {siteText.find}
        <Key keys="mod+k" className="ml-auto" />
      </button>
      <button type="button" onClick={signal(openHelp)} className={look}>
        <span className="sr-only">{siteText.help}</span>
        <span aria-hidden="true">?</span>
      </button>
    </div>
  );
}
