import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { partsOfShop } from '../processor.ts';
import { openInspector } from './inspector.ts';
import { parseProfile, selfTimes } from './self-times.ts';

type Wanted = { readonly part: string; readonly file: string; say(line: string): void };

/** Takes a profile of a part while something is done, keeps it for Chrome's developer tools, and says where the time went. */
export async function profileWhile<Result>(wanted: Wanted, act: () => Promise<Result>): Promise<Result> {
  const { part, file, say } = wanted;
  const pid = partsOfShop().find(({ name }) => name === part)?.pid;
  if (!pid) throw new Error(`there is no part ${part}`);
  const inspector = await openInspector(pid);
  try {
    await inspector.call('Profiler.enable');
    await inspector.call('Profiler.start');
    return await act();
  } finally {
    const { profile } = await inspector.call('Profiler.stop');
    await inspector.close();
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(profile));
    say(`${part}: ${file}`);
    for (const { where, share } of selfTimes(parseProfile(profile))) {
      say(`  ${(100 * share).toFixed(1).padStart(5)} %  ${where}`);
    }
  }
}
