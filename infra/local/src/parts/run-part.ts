import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { LogFile } from './log-file.ts';
import type { Part } from './part.ts';
import { becomesTrue } from './probes.ts';
import type { Watchdog } from './watchdog.ts';

const stopTimeoutMs = 12_000;

export type RunningPart = {
  readonly part: Part;
  readonly pid: number;
  readonly startedAt: number;
  /** Settles when the process has ended, with how it ended. */
  readonly ended: Promise<string>;
  /** Asks it to end, waits, and kills it when it does not within 12 seconds. */
  stop(): Promise<void>;
};

/** The part did not come up; the message holds its last words. */
export class PartFailed extends Error {
  override readonly name = 'PartFailed';
}

/** Ends the whole process group, so that nothing a part started stays behind. */
function killGroup(pid: number, signal: NodeJS.Signals) {
  try {
    process.kill(-pid, signal);
  } catch {
    // the group is gone already
  }
}

async function stopProcess(child: ChildProcess, pid: number, signal: NodeJS.Signals, ended: Promise<string>) {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill(signal);
    const timer = setTimeout(() => killGroup(pid, 'SIGKILL'), stopTimeoutMs);
    await ended;
    clearTimeout(timer);
  }
  killGroup(pid, 'SIGKILL');
}

/**
 * Starts one part and waits until it serves.
 * @throws PartFailed when it ends or does not serve within `timeoutSeconds`
 */
export async function runPart(
  part: Part,
  { log, watchdog, timeoutSeconds = 60 }: { log: LogFile; watchdog: Watchdog; timeoutSeconds?: number },
): Promise<RunningPart> {
  await part.prepare?.();
  const child = spawn(part.program, part.args, {
    env: part.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    // a group of its own: Ctrl-C reaches the supervisor alone, which stops everything in order
    detached: true,
    ...(part.cwd ? { cwd: part.cwd } : {}),
    ...part.user,
  });
  child.stdout.on('data', (chunk: Buffer) => log.write(chunk));
  child.stderr.on('data', (chunk: Buffer) => log.write(chunk));
  const startFailed = once(child, 'error').then(([error]) => `could not be started: ${String(error)}`);
  const exited = once(child, 'close').then(([code, signal]) => `ended with ${signal ?? `code ${code}`}`);
  const ended = Promise.race([exited, startFailed]);
  const { pid } = child;
  if (pid === undefined) throw new PartFailed(`${part.name} ${await startFailed}`);

  const stopSignal = part.stopSignal ?? 'SIGTERM';
  watchdog.add(pid, stopSignal);
  const gone = new AbortController();
  void ended.then(() => {
    watchdog.remove(pid);
    gone.abort();
  });
  const running: RunningPart = {
    part,
    pid,
    startedAt: Date.now(),
    ended,
    stop: () => stopProcess(child, pid, stopSignal, ended),
  };
  if (await becomesTrue(() => part.isReady(), { timeoutSeconds, giveUp: gone.signal })) return running;
  const reason = gone.signal.aborted
    ? await ended
    : `does not answer on port ${part.port} after ${timeoutSeconds} s`;
  await running.stop();
  throw new PartFailed(`${part.name} ${reason}. Its last words:\n${log.tail(15)}`);
}
