'use client';

import { buttonClasses } from '@eshop/ui/button';
import { Icon } from '@eshop/ui/icon';
import { Message } from '@eshop/ui/message';
import { importText } from '@text/imports';
import { useState } from 'react';

/** Where a file is chosen or dropped. */
export function ChooseFile({
  refusal,
  onChoose,
}: {
  refusal: string;
  onChoose: (file: File, update: boolean) => void;
}) {
  const [update, setUpdate] = useState(false);
  const [hovered, setHovered] = useState(false);
  const choose = (files: FileList | null) => {
    const file = files?.[0];
    if (file) onChoose(file, update);
  };
  return (
    <section
      aria-label={importText.file}
      onDragOver={(event) => {
        event.preventDefault();
        setHovered(true);
      }}
      onDragLeave={() => setHovered(false)}
      onDrop={(event) => {
        event.preventDefault();
        setHovered(false);
        choose(event.dataTransfer.files);
      }}
      className={`grid gap-4 rounded-md border bg-surface p-4 ${hovered ? 'border-focus' : 'border-line'}`}
    >
      {refusal && <Message tone="bad" title={refusal} live />}
      <div className="flex flex-wrap items-center gap-3">
        <label
          className={buttonClasses(
            { look: 'primary', size: 'small' },
            'focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-focus',
          )}
        >
          <Icon name="upload" className="size-4" />
          {importText.choose}
          <input
            type="file"
            accept=".csv,.json,text/csv,application/json"
            className="sr-only"
            onChange={({ currentTarget }) => {
              choose(currentTarget.files);
              currentTarget.value = '';
            }}
          />
        </label>
        <span className="text-soft">{importText.drop}</span>
      </div>
      <label className="flex items-start gap-2">
        <input
          type="checkbox"
          checked={update}
          onChange={(event) => setUpdate(event.target.checked)}
          className="mt-0.5 size-4 accent-current"
        />
        <span>
          {importText.update}
          <span className="block text-xs text-soft">{importText.updateHint}</span>
        </span>
      </label>
      <p>
        <a href="/imports/template.csv" download className="underline">
          {importText.template}
        </a>
      </p>
    </section>
  );
}
