import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../../bootstrap/paths.mjs';
import { step } from '../../bootstrap/progress.mjs';
import { reachableFolder } from '../../bootstrap/shared-folder.mjs';
import { freePorts } from '../ports.ts';
import { stopRequested } from '../stop-request.ts';
import { startStores } from '../stores/start-stores.ts';

/**
 * Keeps a set of stores running for repeated test runs while developing and writes how to reach them to
 * `.eshop/test-stores.env`; they are empty at each start.
 */
export async function keepStores(): Promise<number> {
  const stopping = stopRequested();
  const dataDir = reachableFolder(`.eshop/test-stores-${process.pid}`);
  const file = join(repository, '.eshop/test-stores.env');
  const ports = await freePorts();
  const stores = await step('stores started', () => startStores({ ports, dataDir }));
  try {
    mkdirSync(join(repository, '.eshop'), { recursive: true });
    const lines = Object.entries(stores.environment).map(([name, value]) => `${name}=${value}`);
    writeFileSync(file, `${lines.join('\n')}\n`);
    process.stdout.write(`Their environment is in ${file}. Ctrl-C ends them.\n`);
    await stopping;
  } finally {
    await stores.stop();
    rmSync(file, { force: true });
    rmSync(dataDir, { recursive: true, force: true });
  }
  return 0;
}
