'use client';

import { fileSize } from '@eshop/site/format/file-size.ts';
import { proofText } from '@text/payments';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import { checkFile } from './check-file.ts';

/** A file that was chosen and looked at; `url` shows it when it is a picture. */
export type ChosenFile = { readonly name: string; readonly size: string; readonly url: string | null };

/** The file of a proof: from the chooser, the camera or dropped; always held by the form's own input. */
export function useChosenFile(locale: string) {
  const input = useRef<HTMLInputElement>(null);
  const lookRef = useRef(look);
  const [chosen, setChosen] = useState<ChosenFile | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [over, setOver] = useState(false);

  useEffect(
    () => () => {
      if (chosen?.url) URL.revokeObjectURL(chosen.url);
    },
    [chosen],
  );

  /** Looks at what the input holds; what can't be a proof is taken out again. */
  async function look(several = false): Promise<void> {
    const file = input.current?.files?.[0];
    if (!file) {
      setChosen(null);
      return;
    }
    const size = fileSize(file.size, locale);
    const result = await checkFile(file).catch(() => ({ fault: 'empty' as const }));
    if (input.current?.files?.[0] !== file) return;
    if ('fault' in result) {
      const words = proofText.faults[result.fault];
      clear();
      setFault(typeof words === 'string' ? words : words(size));
      return;
    }
    setFault(several ? proofText.faults.several : null);
    const url = result.kind.startsWith('image/') ? URL.createObjectURL(file) : null;
    setChosen({ name: file.name, size, url });
  }

  // Somebody may have chosen a file before the page came to life.
  useEffect(() => void lookRef.current(), []);

  function clear(): void {
    if (input.current) input.current.value = '';
    setChosen(null);
    setFault(null);
  }

  /** Takes the file out again; its button goes with it, so the focus goes to the chooser. */
  function remove(): void {
    clear();
    input.current?.focus();
  }

  /** Puts a file from elsewhere into the form's input. */
  function take(files: FileList): void {
    const [file] = files;
    if (!file || !input.current) return;
    const carrier = new DataTransfer();
    carrier.items.add(file);
    input.current.files = carrier.files;
    void look(files.length > 1);
  }

  const dropping = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      take(event.dataTransfer.files);
    },
  };

  return { input, chosen, fault, over, look, take, remove, dropping };
}
