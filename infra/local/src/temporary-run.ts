import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isSameProcess, processStart } from './parts/process-facts.ts';

const prefix = 'eshop-test-';
const ownerFile = 'owner';

/** A run that was killed could not remove its folder. */
function isAbandoned(folder: string): boolean {
  try {
    const [pid, start] = readFileSync(join(folder, ownerFile), 'utf8').split('\n');
    return !isSameProcess(Number(pid), start);
  } catch {
    return false;
  }
}

function removeAbandoned(): void {
  const folders = readdirSync(tmpdir()).filter((name) => name.startsWith(prefix));
  for (const folder of folders.map((name) => join(tmpdir(), name)).filter(isAbandoned)) {
    unmountBelow(folder);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A run may have mounted disks of its own (`npm run prove`); killed, it could not take them away. */
function unmountBelow(folder: string): void {
  if (process.platform !== 'linux') return;
  const mounted = readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .flatMap((line) => line.split(' ')[1] ?? [])
    .filter((point) => point.startsWith(`${folder}/`));
  for (const point of mounted.reverse()) execFileSync('umount', ['--lazy', point]);
}

/** Does the work with a folder of its own, which is gone afterwards, and removes those that killed runs left. */
export async function withTemporaryFolder<Result>(
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  removeAbandoned();
  const folder = mkdtempSync(join(tmpdir(), prefix));
  chmodSync(folder, 0o755); // the databases' own user must be able to pass
  writeFileSync(join(folder, ownerFile), `${process.pid}\n${processStart(process.pid) ?? ''}`);
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
