'use client';

import { Button } from '@eshop/ui/button';
import { keyboardText } from '@text/keyboard';
import { Fragment } from 'react';
import { Modal } from '@/parts/modal.tsx';
import { Key } from './key.tsx';
import { currentShortcuts } from './shortcuts.ts';

/** All keys that work on this page. */
export function KeyboardHelp({ onClose }: { onClose: () => void }) {
  return (
    <Modal labelledBy="keyboard-help" onClose={onClose}>
      <div className="flex items-center justify-between border-b border-line px-4 py-3">
        <h2 id="keyboard-help" className="text-lg">
          {keyboardText.title}
        </h2>
        <Button size="small" look="quiet" onClick={onClose}>
          {keyboardText.close}
        </Button>
      </div>
      <div className="grid max-h-[70dvh] gap-5 overflow-y-auto p-4">
        {currentShortcuts().map(({ title, shortcuts }) => (
          <section key={title}>
            <h3 className="text-sm">{title}</h3>
            <dl className="mt-2 grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-1.5">
              {shortcuts
                .filter(({ label }) => label)
                .map(({ keys, label }) => (
                  <Fragment key={keys}>
                    <dt className="flex items-center gap-1">
                      {keys.split(' ').map((key, index) => (
                        <Fragment key={key}>
                          {index > 0 && <span className="text-xs text-soft">{keyboardText.andThen}</span>}
                          <Key keys={key} />
                        </Fragment>
                      ))}
                    </dt>
                    <dd>{label}</dd>
                  </Fragment>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
