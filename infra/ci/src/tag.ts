import { createHash } from 'node:crypto';
import { matchesGlob } from 'node:path';
import type { BuiltPart } from './built-parts.ts';
import { filesAt } from './git.ts';

/** What lies between the sources of a part and is not built into it, as in `.dockerignore`. */
const leftOut = ['**/test/**', '**/*.test.ts', '**/README.md'];

export const isBuiltFrom = (path: string): boolean => !leftOut.some((pattern) => matchesGlob(path, pattern));

/**
 * The tag of a part at a revision: a digest of all that it is made of. The same files have the same tag in every commit, so
 * a change touches exactly the parts whose tag is another, and going back finds the image that is there.
 */
export function tagOf({ inputs }: BuiltPart, revision: string, filesOf = filesAt): string {
  const hash = createHash('sha256');
  const files = [...filesOf(revision, inputs)].filter(([path]) => isBuiltFrom(path));
  for (const [path, facts] of files.toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    hash.update(`${facts}\t${path}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}
