import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { repository } from './paths.mjs';

/** When the whole command began, for what it says at the end. */
const beganAt = Math.round(performance.timeOrigin);

/** How often it is checked that npm, which started us, is still there. */
const parentCheckMs = 500;

/**
 * Runs the rest of the command in another process with our terminal, and passes signals on to it. The child
 * sees its IPC channel close when this process is killed, so neither can outlive the other by accident.
 * @param {{ program: string, args: string[], env: NodeJS.ProcessEnv }} command
 * @returns {Promise<number>} the exit code
 */
export function hand({ program, args, env }) {
  const child = spawn(program, args, {
    cwd: repository,
    env: { ...env, ESHOP_BEGAN_AT: String(beganAt) },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  const parent = process.ppid;
  // npm may run us through a shell that takes a signal meant for us to its grave
  const watch = setInterval(() => {
    if (env.npm_lifecycle_event && process.ppid !== parent) child.kill('SIGTERM');
  }, parentCheckMs);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearInterval(watch);
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}
