import { spawn } from 'node:child_process';
import { join } from 'node:path';

export type Watchdog = {
  readonly pid: number | undefined;
  add(pid: number, stopSignal: NodeJS.Signals): void;
  remove(pid: number): void;
  /** Ends the watchdog itself and waits for it; whatever it still watches is ended first. */
  close(): Promise<void>;
};

/**
 * A tiny process beside us that ends what we started when we are killed without a chance to do it ourselves.
 * It runs in its own process group, so Ctrl-C does not reach it.
 */
export function startWatchdog(): Watchdog {
  const script = join(import.meta.dirname, 'watchdog.sh');
  const child = spawn('/bin/sh', [script], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', () => resolve());
  });
  child.stdin.on('error', () => undefined);
  child.unref();
  const tell = (line: string) => {
    if (child.stdin.writable) child.stdin.write(`${line}\n`);
  };
  return {
    pid: child.pid,
    add: (pid, stopSignal) => tell(`add ${pid} ${stopSignal.replace(/^SIG/, '')}`),
    remove: (pid) => tell(`remove ${pid}`),
    close() {
      child.ref();
      child.stdin.end();
      return ended;
    },
  };
}
