import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder of this test alone. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'eshop-local-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** One that the databases' own user may pass, if they can't run as ours. */
export function dataFolderForServers(): string {
  const folder = temporaryFolder();
  chmodSync(folder, 0o755);
  return folder;
}
