import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * All files below a folder; none when it is not there.
 * @param {string} folder
 * @param {string[]} [except] names of folders to leave out
 * @returns {string[]}
 */
export function filesIn(folder, except = []) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !except.includes(name))
    .flatMap((entry) =>
      entry.isDirectory() ? filesIn(join(folder, entry.name), except) : [join(folder, entry.name)],
    );
}
