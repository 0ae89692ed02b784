import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { LogFile } from './log-file.ts';
import type { Part } from './part.ts';
import { becomesTrue } from './probes.ts';

const stopTimeoutMs = 12_000;
/** Callers that keep connections have some seconds to leave. */
const retireTimeoutMs = 20_000;
const defaultStopSignal = 'SIGTERM';

/** The part did not come up. */
export class PartFailed extends Error {
  override readonly name = 'PartFailed';
  /** What happened, in a few words; the message holds the end of the log besides. */
  readonly reason: string;

  constructor(part: string, reason: string, log: LogFile) {
    super(`${part} ${reason}. The end of its log, ${log.path}:\n${log.tail(15)}`);
    this.reason = reason;
  }
}

export type PartProcess = {
  readonly pid: number;
  readonly stopSignal: NodeJS.Signals;
  /** Settles when the process has ended, with how it ended. */
  readonly ended: Promise<string>;
  /** Waits until it serves. Throws PartFailed when it ends, or does not serve in time. */
  ready(timeoutSeconds: number, serves?: () => Promise<boolean>): Promise<void>;
  /** Asks it to end, waits, and kills it when it does not within 12 seconds. */
  stop(): Promise<void>;
  /** Has it send its callers to the process that took over, waits until it has ended, and kills it when it does not within 20 seconds. */
  retire(): Promise<void>;
};

/** Ends the whole process group, so that nothing a part started stays behind. */
function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // the group is gone already
  }
}

type Running = { readonly child: ChildProcess; readonly pid: number; readonly ended: Promise<string> };

async function endProcess({ child, pid, ended }: Running, signal: NodeJS.Signals, timeoutMs: number) {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill(signal);
    const timer = setTimeout(() => killGroup(pid), timeoutMs);
    await ended;
    clearTimeout(timer);
  }
  killGroup(pid);
}

/**
 * Starts the process of one part, its output going to the log.
 * @param more variables beside those of the part
 * @throws PartFailed when the program can't be started
 */
export async function spawnPart(
  part: Part,
  log: LogFile,
  more: Readonly<Record<string, string>> = {},
): Promise<PartProcess> {
  await part.prepare?.();
  const child = spawn(part.program, part.args, {
    env: { ...part.env, ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
    // a group of its own: Ctrl-C reaches the supervisor alone, which stops everything in order
    detached: true,
    ...(part.cwd ? { cwd: part.cwd } : {}),
    ...part.user,
  });
  child.stdout.on('data', (chunk: Buffer) => log.write(chunk));
  child.stderr.on('data', (chunk: Buffer) => log.write(chunk));
  const { pid } = child;
  if (pid === undefined) {
    const [error] = await once(child, 'error');
    throw new PartFailed(part.name, `can't be started: ${String(error)}`, log);
  }
  const gone = new AbortController();
  const ended = once(child, 'close').then(([code, signal]) => {
    gone.abort();
    return `ended with ${signal ?? `code ${code}`}`;
  });
  const stopSignal = part.stopSignal ?? defaultStopSignal;
  const running = { child, pid, ended };
  return {
    pid,
    stopSignal,
    ended,
    async ready(timeoutSeconds, serves = () => part.isReady()) {
      if (await becomesTrue(serves, { timeoutSeconds, giveUp: gone.signal })) return;
      const reason = gone.signal.aborted
        ? await ended
        : `does not answer on port ${part.port} after ${timeoutSeconds} s`;
      throw new PartFailed(part.name, reason, log);
    },
    stop: () => endProcess(running, stopSignal, stopTimeoutMs),
    retire: () => endProcess(running, 'SIGTERM', retireTimeoutMs),
  };
}
