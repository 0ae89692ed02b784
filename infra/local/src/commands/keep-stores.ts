import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../../bootstrap/paths.mjs';
import { step } from '../../bootstrap/progress.mjs';
import { freePorts } from '../ports.ts';
import { stopRequested } from '../stop-request.ts';
import { startStores } from '../stores/start-stores.ts';
import { withTemporaryFolder } from '../temporary-run.ts';

const file = join(repository, '.eshop/test-stores.env');

async function keepUntil(stopping: Promise<unknown>, dataDir: string): Promise<void> {
  const ports = await freePorts();
  const stores = await step('stores started', () => startStores({ ports, dataDir }));
  try {
    mkdirSync(join(repository, '.eshop'), { recursive: true });
    const lines = Object.entries(stores.environment).map(([name, value]) => `${name}=${value}`);
    writeFileSync(file, `${lines.join('\n')}\n`);
    process.stdout.write(`Their environment is in ${file}. Ctrl-C ends them.\n`);
    await stopping;
  } finally {
    rmSync(file, { force: true });
    await stores.stop();
  }
}

/**
 * Keeps a set of empty stores running for repeated test runs while developing, and writes how to reach them to
 * `.eshop/test-stores.env`.
 */
export async function keepStores(): Promise<number> {
  const stopping = stopRequested();
  await withTemporaryFolder((folder) => keepUntil(stopping, folder));
  return 0;
}
