import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Where the contracts lie in a checkout. */
export const contractsFolder = 'packages/contracts';

/**
 * The commit that a name stands for.
 * @throws Error that says what to do, where the name is unknown or its history was not fetched
 */
export async function commitOf(repository: string, name: string): Promise<string> {
  const git = (...args: string[]) => execute('git', args, { cwd: repository });
  await git('--version').catch((cause) => {
    throw new Error('There is no git on this machine: install it to compare with a revision', { cause });
  });
  try {
    const { stdout } = await git('rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`);
    return stdout.trim();
  } catch (cause) {
    const { stdout } = await git('rev-parse', '--is-shallow-repository').catch((error) => {
      throw new Error(`git can't read ${repository}: ${error.stderr}`, { cause: error });
    });
    const fetch = stdout.trim() === 'true' ? 'git fetch --unshallow' : 'git fetch';
    const branch = /^origin\/(.+)$/.exec(name)?.[1];
    const way = branch ? `git fetch origin ${branch}` : fetch;
    throw new Error(
      `There is no commit "${name}" in this checkout. Name a branch, tag or commit; if it is only on the server: ${way}`,
      { cause },
    );
  }
}

type Export = { readonly repository: string; readonly commit: string; readonly into: string };

/** Unpacks the contracts of a commit below a folder. */
export async function exportFolder({ repository, commit, into }: Export): Promise<void> {
  const archive = join(into, 'contracts.tar');
  try {
    await execute('git', ['archive', '--output', archive, commit, contractsFolder], { cwd: repository });
  } catch (error) {
    throw new Error(
      `${contractsFolder} of ${commit.slice(0, 12)} can't be read: name a commit that has it, and fetch it whole`,
      { cause: error },
    );
  }
  await execute('tar', ['-xf', archive, '-C', into]);
}
