import { join } from 'node:path';
import { repository } from '../../bootstrap/paths.mjs';
import { useRunEnvironment } from '../run-environment.ts';
import { runNode } from '../run-node.ts';

/** Runs a script of another package against the shop that runs here, with its arguments and our terminal. */
export async function runScript(script: string, args: readonly string[]): Promise<number> {
  useRunEnvironment();
  return runNode([join(repository, script), ...args], { cwd: process.env.INIT_CWD ?? process.cwd() });
}
