import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The picture that was kept in this folder for what it is made from, or the one that is made now, which is then kept. Several
 * processes may use the folder at once.
 */
export async function keptPicture(
  folder: string,
  madeFrom: readonly unknown[],
  make: () => Promise<Buffer>,
): Promise<Buffer> {
  const name = createHash('sha256').update(JSON.stringify(madeFrom)).digest('hex').slice(0, 32);
  const file = join(folder, `${name}.webp`);
  const kept = await readFile(file).catch(() => null);
  if (kept) return kept;
  const picture = await make();
  // A whole file or none: a run that is killed in between leaves no half picture under the name.
  const half = join(folder, `${name}.${randomUUID()}`);
  await mkdir(folder, { recursive: true });
  await writeFile(half, picture);
  await rename(half, file);
  return picture;
}
