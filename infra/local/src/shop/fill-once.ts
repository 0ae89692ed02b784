import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadDemo } from '../jobs/load-demo.ts';

type Options = {
  readonly dataDir: string;
  readonly gatewayUrl: string;
  readonly pictureWidth?: number | undefined;
  readonly stopping?: AbortSignal | undefined;
  say(line: string): void;
  step<Result>(title: string, work: () => Promise<Result>): Promise<Result>;
};

/**
 * Loads the demo into a shop that has not had it; one that has is left as its users made it. A shop without the
 * demo still serves: a failure is told and tried again at the next start.
 */
export async function fillOnce({ dataDir, stopping, say, step, ...demo }: Options): Promise<void> {
  const mark = join(dataDir, 'demo-loaded');
  if (existsSync(mark)) return;
  try {
    await step('demo shop', () => loadDemo({ ...demo, signal: stopping }));
    writeFileSync(mark, new Date().toISOString());
  } catch (error) {
    if (stopping?.aborted) throw error;
    say(
      `The demo could not be loaded; the next start tries again. ${error instanceof Error ? error.message : ''}`,
    );
  }
}
