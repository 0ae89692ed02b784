'use client';

import { Button } from '@eshop/ui/button';
import { systemText } from '@text/system';
import { type ReactNode, useId, useState } from 'react';
import { Modal } from '@/parts/modal.tsx';
import { pretty } from './units.ts';

/** A button with the name of an event; shows its content. */
export function EventContent({
  topic,
  content,
  facts,
}: {
  topic: string;
  content: unknown;
  /** What is told above the content. */
  facts: ReactNode;
}) {
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        data-row
        onClick={() => setOpen(true)}
        className="min-h-7 text-left font-[620] whitespace-nowrap underline decoration-edge underline-offset-2 hover:decoration-ink"
      >
        {topic}
      </button>
      {open && (
        <Modal labelledBy={id} onClose={() => setOpen(false)} className="max-w-2xl">
          <div className="grid gap-3 p-4 text-sm">
            <h2 id={id} className="text-lg">
              {systemText.showContent(topic)}
            </h2>
            <p className="break-all text-soft">{facts}</p>
            <JsonText content={content} />
            <div className="flex justify-end">
              <Button size="small" onClick={() => setOpen(false)}>
                {systemText.close}
              </Button>
            </div>
          </div>
        </Modal>
      )}
    </>
  );
}

/** JSON, indented, in a box that scrolls. */
export const JsonText = ({ content }: { content: unknown }) => (
  <pre
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard.
    tabIndex={0}
    className="max-h-96 overflow-auto rounded-md border border-line bg-sunken p-3 font-mono text-xs"
  >
    {pretty(content)}
  </pre>
);
