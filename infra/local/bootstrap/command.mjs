import { spawn } from 'node:child_process';
import { Fault } from './fault.mjs';

const running = new Set();

/** Ends every program that is running: for when the start is given up before they are done. */
export function endPrograms() {
  for (const child of running) child.kill('SIGTERM');
}

const lastLines = (text, count) => text.trimEnd().split('\n').slice(-count).join('\n');

/**
 * Runs a program to its end without a shell and returns what it printed on stdout.
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, remedy?: string }} [options]
 * @returns {Promise<string>}
 * @throws {Fault} with its last lines when it can't start or ends with a code other than 0
 */
export function run(program, args, { cwd, env, remedy } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env: env ?? process.env, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    child.once('close', () => running.delete(child));
    let stdout = '';
    let all = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
      all += chunk;
    });
    child.stderr.on('data', (chunk) => {
      all += chunk;
    });
    child.on('error', (error) => reject(new Fault(`${program} can't be started: ${error.message}`, remedy)));
    child.on('close', (code, signal) => {
      if (code === 0) return resolve(stdout);
      const how = `${program} ${args.slice(0, 3).join(' ')} ended with ${signal ?? `code ${code}`}`;
      reject(new Fault(`${how}:\n${lastLines(all, 25)}`, remedy));
    });
  });
}
