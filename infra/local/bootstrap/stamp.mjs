import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toolsFolder } from './paths.mjs';

const stampFile = (name) => join(toolsFolder, 'stamps', name);

/**
 * One digest of the contents of all these files; a file that is not there counts as empty.
 * @param {string[]} files
 */
export function digest(files) {
  const hash = createHash('sha256');
  for (const file of [...files].sort()) {
    hash.update(`${file}\0`);
    if (existsSync(file)) hash.update(readFileSync(file));
  }
  return hash.digest('hex');
}

/**
 * Does the work only if its inputs changed since it last ended well here, or its output is gone.
 * @param {string} name of the stamp
 * @param {{ inputs: string[], output: string }} files
 * @param {() => Promise<void>} work
 */
export async function whenChanged(name, { inputs, output }, work) {
  const now = digest(inputs);
  const file = stampFile(name);
  if (existsSync(output) && existsSync(file) && readFileSync(file, 'utf8') === now) return;
  await work();
  mkdirSync(join(toolsFolder, 'stamps'), { recursive: true });
  writeFileSync(file, now);
}
