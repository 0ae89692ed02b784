import { setTimeout as wait } from 'node:timers/promises';
import { Fault } from '../../bootstrap/fault.mjs';
import { dataFolder } from '../data-folder.ts';
import { processStart } from '../parts/process-facts.ts';
import { services } from '../shop/services.ts';
import { isRunning, readState } from '../state-file.ts';

const timeoutMilliseconds = 180_000;
const serviceNames: ReadonlySet<string> = new Set(services.map(({ name }) => name));

/** A service whose process was replaced. */
export type Replaced = { readonly name: string; readonly before: number; readonly after: number };

/**
 * Asks the running shop to replace the process of each service, one after the other, and waits until all are
 * and the old processes are gone.
 * @throws Fault when no shop runs here, or a service was not replaced within three minutes
 */
export async function replaceServices(told: (replaced: Replaced) => void): Promise<void> {
  const dataDir = dataFolder();
  const first = readState(dataDir);
  if (!isRunning(first)) throw new Fault('No shop runs here.', 'Start it: npm start');
  if (process.platform !== 'linux') throw new Fault('Two processes can share a port on Linux alone.', '');
  const waiting = new Map(
    first.parts.flatMap(({ name, pid }) =>
      pid !== null && serviceNames.has(name) ? [[name, pid] as const] : [],
    ),
  );
  process.kill(first.pid, 'SIGUSR2');
  const deadline = performance.now() + timeoutMilliseconds;
  while (waiting.size > 0) {
    if (performance.now() > deadline) {
      throw new Fault(
        `Not replaced: ${[...waiting.keys()].join(', ')}.`,
        'The terminal of npm start says why.',
      );
    }
    await wait(50);
    for (const { name, pid, state } of readState(dataDir)?.parts ?? []) {
      const before = waiting.get(name);
      if (before === undefined || pid === null || pid === before || state !== 'running') continue;
      if (processStart(before) !== undefined) continue;
      waiting.delete(name);
      told({ name, before, after: pid });
    }
  }
}

/** `npm run restart`: a rolling restart of the services of the running shop. */
export async function restart(): Promise<number> {
  await replaceServices(({ name, before, after }) => {
    process.stdout.write(`  ${name.padEnd(14)} pid ${before} -> ${after}\n`);
  });
  return 0;
}
