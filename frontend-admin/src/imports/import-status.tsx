'use client';

import { createFormat } from '@eshop/site/format/format.ts';
import { Button } from '@eshop/ui/button';
import { Message } from '@eshop/ui/message';
import { importText } from '@text/imports';
import { useState } from 'react';
import { Modal } from '@/parts/modal.tsx';
import { type Progress, rowsToImport } from './progress.ts';
import { minutesLeft } from './run-import.ts';
import type { Import, useImport } from './use-import.ts';

type Work = ReturnType<typeof useImport>;

/** How far the import is, what holds it up, and what to do next. */
export function ImportStatus({ work, current, locale }: { work: Work; current: Import; locale: string }) {
  const [asking, setAsking] = useState(false);
  const { file, progress } = current;
  const { number } = createFormat(locale);
  const { phase, update, results } = progress;
  const wanted = rowsToImport(progress).length;
  const isBusy = phase === 'checking' || phase === 'importing';
  const [done, total] =
    phase === 'checking' ? [progress.checks.length, file.rows.length] : [results.length, wanted];
  const forget = () => (phase === 'importing' ? setAsking(true) : void work.forget());
  return (
    <section aria-label={importText.file} className="grid gap-3 rounded-md border border-line bg-surface p-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1">
          <h2 className="truncate text-base">{file.name}</h2>
          <p role="status" className="text-soft">
            {titleOf(progress, work.running)} {isBusy && importText.progress(number(done), number(total))}
            {phase === 'importing' && work.running && `, ${importText.timeLeft(minutesLeft(progress))}`}
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          {phase === 'checked' && wanted > 0 && (
            <Button size="small" look="primary" onClick={work.start}>
              {importText.start(number(wanted))}
            </Button>
          )}
          {isBusy && work.running && (
            <Button size="small" onClick={work.hold}>
              {importText.pause}
            </Button>
          )}
          {isBusy && !work.running && (
            <Button size="small" look="primary" onClick={work.goOn}>
              {importText.goOn}
            </Button>
          )}
          <Button size="small" onClick={forget}>
            {importText.forget}
          </Button>
        </div>
      </div>
      {isBusy && (
        <progress
          value={done}
          max={Math.max(1, total)}
          aria-label={phase === 'checking' ? importText.checking : importText.importing}
          className="h-2 w-full accent-good"
        />
      )}
      {phase === 'importing' && work.running && <p className="text-xs text-soft">{importText.keepOpen}</p>}
      {work.said && <Message tone="warn" title={work.said} live />}
      {phase === 'checked' && wanted === 0 && <Message title={importText.nothingToDo} />}
      {file.ignored.length > 0 && <p className="text-soft">{importText.ignored(file.ignored.join(', '))}</p>}
      {phase === 'checked' && (
        <label className="flex items-center gap-2">
          <input
            type="checkbox"
            checked={update}
            onChange={(event) => void work.recheck(event.target.checked)}
            className="size-4 accent-current"
          />
          {importText.update}
        </label>
      )}
      {asking && (
        <Modal labelledBy="stop-import" onClose={() => setAsking(false)}>
          <div className="grid gap-3 p-4">
            <h2 id="stop-import" className="text-lg">
              {importText.forgetTitle}
            </h2>
            <p>{importText.forgetText}</p>
            <div className="flex justify-end gap-2">
              <Button size="small" onClick={() => setAsking(false)}>
                {importText.goOn}
              </Button>
              <Button size="small" look="danger" onClick={work.forget}>
                {importText.forgetConfirm}
              </Button>
            </div>
          </div>
        </Modal>
      )}
    </section>
  );
}

function titleOf({ phase }: Progress, running: boolean): string {
  if (phase === 'checked') return importText.checkedTitle;
  if (phase === 'done') return importText.doneTitle;
  if (phase === 'checking') return running ? importText.checking : importText.pausedCheckTitle;
  return running ? importText.importing : importText.pausedTitle;
}
