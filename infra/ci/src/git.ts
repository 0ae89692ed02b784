import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

/** The root of the checkout. */
export const repository = resolve(import.meta.dirname, '../../..');

/** What git says. @throws Error with git's own words */
export function git(args: readonly string[], cwd = repository): string {
  try {
    return execFileSync('git', args, {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 64 * 1024 * 1024,
    });
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error);
    throw new Error(`git ${args[0]}: ${said}`, { cause: error });
  }
}

/** Every file below some paths at a revision, with the hash of what is in it. */
export function filesAt(
  revision: string,
  paths: readonly string[],
  checkout = repository,
): ReadonlyMap<string, string> {
  const listed = git(['ls-tree', '-r', '-z', '--full-tree', revision, '--', ...paths], checkout);
  return new Map(
    listed
      .split('\0')
      .filter((line) => line !== '')
      .map((line): [string, string] => {
        const [facts = '', path = ''] = line.split('\t');
        return [path, facts];
      }),
  );
}

/** Files that changed since the revision that a change is based on. */
export const changedFiles = (base: string): string[] =>
  git(['diff', '--name-only', '--no-renames', '-z', `${base}...HEAD`])
    .split('\0')
    .filter((path) => path !== '');
