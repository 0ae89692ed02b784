import { execFileSync } from 'node:child_process';
import { chownSync, mkdirSync } from 'node:fs';
import type { ServerUser } from './parts/part.ts';

function idsOf(name: string): ServerUser | undefined {
  try {
    const id = (flag: string) =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

/**
 * The user that database servers run as: ours, or, because they refuse root, one without rights.
 * @returns undefined when the servers may run as we do
 */
export function serverUser(): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const user = ['postgres', 'mysql', 'nobody'].map(idsOf).find((ids) => ids !== undefined);
  if (!user) throw new Error('Started as root, but there is no user "nobody" to run the databases as.');
  return user;
}

/** Makes a folder that this server user may write. */
export function makeServerFolder(folder: string, user: ServerUser | undefined): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (user) chownSync(folder, user.uid, user.gid);
}
