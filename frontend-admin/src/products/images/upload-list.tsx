'use client';

import { fileSize } from '@eshop/site/format/file-size.ts';
import { Button } from '@eshop/ui/button';
import { imagesText } from '@text/product-images';
import type { Upload } from './use-uploads.ts';

/** The files that were chosen, each with how far it is or why it was refused. */
export function UploadList({
  uploads,
  locale,
  onAgain,
  onClear,
}: {
  uploads: readonly Upload[];
  locale: string;
  onAgain: (upload: Upload) => void;
  onClear: () => void;
}) {
  if (uploads.length === 0) return null;
  const isBusy = uploads.some(({ state }) => state === 'waiting' || state === 'sending');
  return (
    <div className="mt-3">
      <ul aria-label={imagesText.uploads} className="grid gap-1">
        {uploads.map((upload) => (
          <li
            key={upload.key}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 rounded-md border border-line px-2.5 py-1.5"
          >
            <span className="truncate">
              {upload.file.name} <span className="text-soft">{fileSize(upload.file.size, locale)}</span>
            </span>
            <span className={upload.state === 'refused' ? 'font-[550] text-bad' : 'text-soft'}>
              {wordsFor(upload)}
            </span>
            {upload.state === 'sending' && (
              <progress value={upload.part} max={1} className="col-span-2 h-1.5 w-full accent-good">
                {Math.round(upload.part * 100)}
              </progress>
            )}
            {upload.problem === imagesText.lost && upload.state === 'refused' && (
              <Button size="small" className="col-span-2 justify-self-end" onClick={() => onAgain(upload)}>
                {imagesText.again}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div role="status" className="sr-only">
        {uploads
          .filter(({ state }) => state === 'refused' || state === 'added')
          .map((upload) => `${upload.file.name}: ${wordsFor(upload)}`)
          .join('. ')}
      </div>
      {!isBusy && (
        <Button size="small" look="quiet" onClick={onClear} className="mt-1">
          {imagesText.clear}
        </Button>
      )}
    </div>
  );
}

function wordsFor({ state, part, problem }: Upload): string {
  if (state === 'refused') return problem ?? '';
  if (state === 'added') return imagesText.added;
  if (state === 'waiting') return imagesText.waiting;
  return part < 1 ? imagesText.sending(Math.round(part * 100)) : imagesText.working;
}
