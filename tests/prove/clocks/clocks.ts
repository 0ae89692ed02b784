import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Environment } from '@eshop/local/environment';
import type { ServiceName } from '@eshop/local/shop/services';

const loaded = fileURLToPath(new URL('shifted-clock.mjs', import.meta.url));
const folderOf = (dataDir: string) => join(dataDir, 'clocks');

/** What every service is started with, so that its clock can be set. */
export const clockSettings = (dataDir: string): Environment => ({
  NODE_OPTIONS: `--import=${loaded}`,
  PROVE_CLOCKS: folderOf(dataDir),
});

/** Sets the wall clock of a service ahead or back; it sees so within a moment, and its later processes do too. */
export function shiftClock(dataDir: string, service: ServiceName, milliseconds: number): void {
  const file = join(folderOf(dataDir), service);
  mkdirSync(folderOf(dataDir), { recursive: true });
  writeFileSync(`${file}.new`, String(milliseconds));
  renameSync(`${file}.new`, file);
}
