import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** Streams bytes into a new file that is on disk when this returns; a file that could not be finished is removed. */
export async function writeStream(path: string, bytes: AsyncIterable<Buffer>): Promise<void> {
  const handle = await open(path, 'wx');
  try {
    await pipeline(bytes, handle.createWriteStream({ flush: true }));
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

/** Replaces a JSON file in one step: after a crash it holds the old content or the new, and the new once this returned. */
export async function writeJson(path: string, value: unknown): Promise<void> {
  const draft = `${path}.${randomUUID()}.tmp`;
  const handle = await open(draft, 'wx');
  try {
    await handle.writeFile(JSON.stringify(value));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, path);
  await syncDirectory(dirname(path));
}

/** Reads a JSON file that this package wrote. The caller names the type: files appear whole or not at all. */
export async function readJson<T>(path: string): Promise<T> {
  // Proven boundary: only `writeJson` writes below the data folder.
  return JSON.parse(await readFile(path, 'utf8')) as T;
}

/** Makes names that were created, replaced or removed in a folder survive a power cut. */
export async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A folder for bodies that are being received; what a crash left in it is thrown away. */
export async function createScratch(dataDir: string): Promise<{ readonly newPath: () => string }> {
  const directory = join(dataDir, 'tmp');
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });
  return { newPath: () => join(directory, randomUUID()) };
}
