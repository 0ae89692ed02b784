'use client';

import { importText } from '@text/imports';
import { useEffect, useRef, useState } from 'react';
import { drive } from './drive.ts';
import { mostFileBytes } from './file-bounds.ts';
import { forgetImport, keepFile, keepProgress, keptImport } from './kept-import.ts';
import { begun, type Progress } from './progress.ts';
import { type ReadFile, readFile } from './read-file.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** An import in hand. */
export type Import = { readonly file: ReadFile; readonly progress: Progress };

/**
 * Drives an import from this page, some rows at a time: no request takes long, and how far it is stays in the browser,
 * so that it goes on after a reload, a lost connection or a pause.
 */
export function useImport() {
  const [current, setCurrent] = useState<Import | null>(null);
  const [running, setRunning] = useState(false);
  /** What holds it up. */
  const [said, setSaid] = useState('');
  const [refusal, setRefusal] = useState('');
  /** The run that may go on; a new one or none ends all before. */
  const run = useRef(0);

  useEffect(() => {
    void keptImport().then((kept) => setCurrent((now) => now ?? kept));
    return () => {
      run.current++;
    };
  }, []);

  async function go(file: ReadFile, from: Progress): Promise<void> {
    const mine = ++run.current;
    const mayGoOn = () => run.current === mine;
    setRunning(true);
    setSaid('');
    await drive({
      file,
      from,
      mayGoOn,
      onHeldUp: setSaid,
      onProgress(progress) {
        setCurrent({ file, progress });
        return keepProgress(progress);
      },
    });
    if (mayGoOn()) setRunning(false);
  }

  return {
    current,
    running,
    said,
    refusal,
    /** Reads a file and checks it. */
    async open(chosen: File, update: boolean): Promise<void> {
      setRefusal('');
      try {
        if (chosen.size > mostFileBytes) throw new UnreadableFile(importText.tooLarge);
        const file = await readFile(chosen.name, await chosen.text());
        await forgetImport();
        await keepFile(file);
        await go(file, begun(update));
      } catch (error) {
        setRefusal(error instanceof UnreadableFile ? error.message : importText.unreadable);
      }
    },
    /** Checks again, with or without products that are there. */
    async recheck(update: boolean): Promise<void> {
      if (current) await go(current.file, begun(update));
    },
    /** Imports what was checked. */
    async start(): Promise<void> {
      if (current) await go(current.file, { ...current.progress, phase: 'importing' });
    },
    async goOn(): Promise<void> {
      if (current) await go(current.file, current.progress);
    },
    hold(): void {
      run.current++;
      setRunning(false);
      setSaid('');
    },
    async forget(): Promise<void> {
      run.current++;
      setRunning(false);
      setSaid('');
      setCurrent(null);
      await forgetImport();
    },
  };
}
