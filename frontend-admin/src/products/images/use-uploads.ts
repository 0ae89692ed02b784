'use client';

import { maxProductImages } from '@eshop/contracts/api/product';
import { useRef, useState } from 'react';
import { fileProblem } from './file-problem.ts';
import { sendFile } from './send-file.ts';

/** A file on its way to become a picture. */
export type Upload = {
  readonly key: string;
  readonly file: File;
  readonly state: 'waiting' | 'sending' | 'added' | 'refused';
  /** How much has left, from 0 to 1. */
  readonly part: number;
  /** Why it was refused. */
  readonly problem?: string;
};

/**
 * Sends files one after the other, so that pictures come in the order in which they were chosen; one that is refused
 * holds up no other.
 */
export function useUploads(productId: string, imageCount: number, onAdded: () => void) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const queue = useRef<Upload[]>([]);
  const running = useRef(false);
  const change = (key: string, changed: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...changed } : one)));

  async function run(): Promise<void> {
    if (running.current) return;
    running.current = true;
    for (let next = queue.current.shift(); next; next = queue.current.shift()) {
      const { key, file } = next;
      change(key, { state: 'sending', part: 0 });
      const problem = await sendFile(productId, file, { key, onProgress: (part) => change(key, { part }) });
      change(key, problem === null ? { state: 'added', part: 1 } : { state: 'refused', problem });
      if (problem === null) onAdded();
    }
    running.current = false;
  }

  const enqueue = (accepted: readonly Upload[]) => {
    queue.current.push(...accepted);
    void run();
  };

  return {
    uploads,
    add(files: readonly File[]) {
      const onTheWay = uploads.filter(({ state }) => state === 'waiting' || state === 'sending').length;
      let room = maxProductImages - imageCount - onTheWay;
      const added = files.map((file): Upload => {
        const problem = fileProblem(file, room);
        if (problem === null) room--;
        const common = { key: crypto.randomUUID(), file, part: 0 };
        return problem === null ? { ...common, state: 'waiting' } : { ...common, state: 'refused', problem };
      });
      setUploads((all) => [...all, ...added]);
      enqueue(added.filter(({ state }) => state === 'waiting'));
    },
    again(upload: Upload) {
      change(upload.key, { state: 'waiting', part: 0 });
      enqueue([upload]);
    },
    clear: () => setUploads((all) => all.filter(({ state }) => state === 'waiting' || state === 'sending')),
  };
}
