import { setTimeout as delay } from 'node:timers/promises';
import type { Context } from '../context.ts';
import { dueDrops, forgetDrop } from './dropped-images-store.ts';

const sweepEveryMilliseconds = 60_000;

/** Deletes the files of pictures that were removed, or whose product never got them because the service stopped in between. */
export async function sweepImages(context: Pick<Context, 'table' | 'images' | 'now'>): Promise<number> {
  const notes = await dueDrops(context.table, context.now());
  for (const note of notes) {
    await context.images.drop(note.imageId);
    await context.table.write(forgetDrop(note));
  }
  return notes.length;
}

/** Sweeps now and then; any number of instances may. */
export function startImageSweeper(context: Context): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const run = async () => {
    while (!signal.aborted) {
      await delay(sweepEveryMilliseconds * (0.75 + Math.random() / 2), undefined, { signal }).catch(
        () => undefined,
      );
      if (signal.aborted) return;
      await sweepImages(context).catch((error: unknown) =>
        context.logger.warn({ err: error }, 'files of removed images wait to be deleted'),
      );
    }
  };
  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
