import { spawn } from 'node:child_process';
import { once } from 'node:events';

type Options = { cwd: string; env?: NodeJS.ProcessEnv; stopping?: Promise<unknown> };

/**
 * Runs a program under our Node with our output, to its end.
 * @returns its exit code; 1 when a signal ended it
 */
export async function runNode(args: readonly string[], { cwd, env, stopping }: Options): Promise<number> {
  const child = spawn(process.execPath, args, {
    cwd,
    env: env ?? process.env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  void stopping?.then(() => child.kill('SIGTERM'));
  const [code] = await once(child, 'close');
  return typeof code === 'number' ? code : 1;
}
