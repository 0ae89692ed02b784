'use client';

import { useScripted } from '@eshop/site/forms/use-scripted.ts';
import { Button, buttonClasses } from '@eshop/ui/button';
import { classes } from '@eshop/ui/classes';
import { Icon } from '@eshop/ui/icon';
import { proofText } from '@text/payments';
import type { RefObject } from 'react';
import { acceptedTypes } from './check-file.ts';
import type { useChosenFile } from './chosen-file.ts';

/** Where the proof is chosen, dropped or photographed, and shown once it is there. */
export function FileField({
  file,
  error,
  disabled,
}: {
  file: ReturnType<typeof useChosenFile>;
  error: string | undefined;
  disabled: boolean;
}) {
  const scripted = useScripted();
  const { chosen, over } = file;
  return (
    <div className="grid gap-1.5">
      <div
        {...file.dropping}
        className={classes(
          'grid gap-3 rounded-lg border-2 border-dashed p-4',
          over ? 'border-accent bg-accent-wash' : error ? 'border-bad bg-bad-wash' : 'border-edge bg-surface',
        )}
      >
        <label htmlFor="file" className="flex items-center gap-2 font-[620]">
          <Icon name="upload" />
          {over ? proofText.dropNow : scripted ? proofText.drop : proofText.file}
        </label>
        <input
          ref={file.input as RefObject<HTMLInputElement>}
          id="file"
          name="file"
          type="file"
          required
          accept={acceptedTypes}
          disabled={disabled}
          aria-invalid={error ? true : undefined}
          aria-describedby={classes(error && 'file-error', 'file-hint')}
          onChange={() => void file.look()}
          className="min-h-11 w-full min-w-0 text-sm file:mr-3 file:min-h-11 file:cursor-pointer file:rounded-md file:border file:border-solid file:border-edge file:bg-surface file:px-4 file:font-[620] file:text-ink"
        />
        {scripted && <Camera take={file.take} disabled={disabled} />}
        {chosen && (
          <div className="flex flex-wrap items-center gap-4 border-t border-line pt-3">
            {chosen.url ? (
              <img
                src={chosen.url}
                alt={proofText.preview}
                className="h-40 w-56 rounded-md border border-line bg-sunken object-contain"
              />
            ) : (
              <Icon name="file" className="size-10" />
            )}
            <p className="grid gap-1 text-sm">
              <span className="font-[600] break-all">{chosen.name}</span>
              <span className="text-soft">{chosen.size}</span>
              <Button size="small" onClick={file.remove} disabled={disabled} className="justify-self-start">
                {proofText.remove}
              </Button>
            </p>
          </div>
        )}
      </div>
      <p id="file-error" role="alert" className="text-sm font-[550] text-bad">
        {error}
      </p>
      <p id="file-hint" className="text-sm text-soft">
        {proofText.fileHint}
      </p>
    </div>
  );
}

/** On phones: the camera, at once. */
function Camera({ take, disabled }: { take: (files: FileList) => void; disabled: boolean }) {
  return (
    <label
      className={buttonClasses(
        {},
        'hidden justify-self-start focus-within:outline-2 focus-within:outline-focus pointer-coarse:inline-flex',
      )}
    >
      <Icon name="camera" />
      {proofText.takePhoto}
      <input
        type="file"
        accept="image/*"
        capture="environment"
        disabled={disabled}
        className="sr-only"
        onChange={({ target }) => {
          if (target.files) take(target.files);
          target.value = '';
        }}
      />
    </label>
  );
}
