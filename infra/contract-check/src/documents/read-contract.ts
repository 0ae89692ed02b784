import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type Contract, contractSchema } from './contract.ts';
import { contractsFolder, exportFolder } from './git.ts';

const execute = promisify(execFile);
const printer = join(import.meta.dirname, 'print-contract.ts');

/** The root of the checkout. */
export const repository = resolve(import.meta.dirname, '../../../..');

/** The contract of the checkout in this folder. */
export async function contractIn(folder: string): Promise<Contract> {
  const options = { maxBuffer: 64 * 1024 * 1024 };
  try {
    const { stdout } = await execute(process.execPath, [printer, folder], options);
    return contractSchema.parse(JSON.parse(stdout));
  } catch (error) {
    const said = error instanceof Error ? /^\w*Error: .+$/m.exec(error.message)?.[0] : undefined;
    throw new Error(`The contracts in ${folder} can't be read: ${said ?? error}`, { cause: error });
  }
}

/** The contract as it was at a commit. Its packages are those that are installed now. */
export async function contractAt(commit: string): Promise<Contract> {
  const folder = await mkdtemp(join(tmpdir(), 'eshop-contract-'));
  try {
    await exportFolder({ repository, commit, into: folder });
    const installed = join(contractsFolder, 'node_modules');
    await symlink(join(repository, installed), join(folder, installed));
    return await contractIn(folder);
  } catch (error) {
    throw new Error(`${commit.slice(0, 12)}: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
