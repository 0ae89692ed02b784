import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmdirSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Stores that get a disk of their own; the parts of Redis share one. */
export const disked = ['postgres', 'mariadb', 'redis', 'dynamodb', 's3', 'cognito', 'pubsub'] as const;
export type Disked = (typeof disked)[number];

const roomy = '2g';
const triesToFill = 50;

const mount = (folder: string) => ['-t', 'tmpfs', '-o', `size=${roomy},mode=755`, 'tmpfs', folder];

function tryToMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const folder = mkdtempSync(join(tmpdir(), 'eshop-disk-'));
  try {
    execFileSync('mount', mount(folder), { stdio: 'ignore' });
    execFileSync('umount', [folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  } finally {
    rmdirSync(folder);
  }
}

/** Whether a store can have a disk of its own here: as root on Linux, where mounting is allowed. */
export const canMountDisks = tryToMount();

const folderOf = (dataDir: string, store: Disked) => join(dataDir, store);

/** Gives each store a disk of its own, in memory, whose size can be changed. @returns what takes them away */
export async function layDisks(dataDir: string): Promise<() => Promise<void>> {
  if (!canMountDisks) return async () => {};
  for (const store of disked) {
    mkdirSync(folderOf(dataDir, store), { recursive: true });
    await run('mount', mount(folderOf(dataDir, store)));
  }
  return async () => {
    for (const store of disked) await run('umount', ['--lazy', folderOf(dataDir, store)]);
  };
}

const resize = (folder: string, size: string) => run('mount', ['-o', `remount,size=${size}`, folder]);

/** Makes the disk of a store as small as what is on it; the store may be writing meanwhile. */
export async function fillDisk(dataDir: string, store: Disked): Promise<void> {
  const folder = folderOf(dataDir, store);
  for (let left = triesToFill; ; left -= 1) {
    const { blocks, bfree, bsize } = statfsSync(folder);
    try {
      await resize(folder, String((blocks - bfree) * bsize));
      return;
    } catch (error) {
      if (left === 0) throw error;
    }
  }
}

/** Gives the disk of a store room again. */
export const emptyDisk = async (dataDir: string, store: Disked): Promise<void> =>
  void (await resize(folderOf(dataDir, store), roomy));
