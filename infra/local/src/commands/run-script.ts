import { join } from 'node:path';
import { repository } from '../../bootstrap/paths.mjs';
import { runEnvironment } from '../run-environment.ts';
import { runNode } from '../run-node.ts';

/**
 * Runs a script of another package with its arguments and our terminal. It finds the shop that runs here in its
 * environment; what it does without one is its own affair.
 */
export async function runScript(script: string, args: readonly string[]): Promise<number> {
  const cwd = process.env.INIT_CWD ?? process.cwd();
  return runNode([join(repository, script), ...args], { cwd, env: { ...process.env, ...runEnvironment() } });
}
