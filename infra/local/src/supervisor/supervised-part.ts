import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type LogFile, openLogFile } from '../parts/log-file.ts';
import type { Part } from '../parts/part.ts';
import { processStart } from '../parts/process-facts.ts';
import { PartFailed, type PartProcess, spawnPart } from '../parts/spawn-part.ts';
import type { Watchdog } from '../parts/watchdog.ts';
import { pauseAfter } from './back-off.ts';
import type { PartFacts, PartState } from './part-facts.ts';

const readyTimeoutSeconds = 60;
/** Whoever ran this long starts anew with the shortest pause. */
const stableSeconds = 60;

export type SupervisedPart = {
  /** Starts it and waits until it serves; from then on it is started again whenever it ends. */
  start(): Promise<void>;
  /**
   * Has a new process take over: it serves beside the old one before that is told to stop.
   * @throws PartFailed when the new one does not serve; the old one goes on then
   */
  replace(): Promise<void>;
  stop(): Promise<void>;
  facts(): PartFacts;
};

type Surroundings = {
  readonly logFolder: string;
  readonly watchdog: Watchdog;
  /** Whether a part that dies is started again. */
  readonly restart: boolean;
  say(line: string): void;
  changed(): void;
};

/** Keeps one part running until it is told to stop. */
export function supervise(
  part: Part,
  { logFolder, watchdog, restart, say, changed }: Surroundings,
): SupervisedPart {
  const logPath = join(logFolder, `${part.name}.log`);
  const stopping = new AbortController();
  let log: LogFile | undefined;
  let current: PartProcess | undefined;
  let state: PartState = 'stopped';
  let startedAt: Date | undefined;
  let startMark: string | undefined;
  let restarts = 0;
  let failures = 0;
  let firstStart: Promise<PartProcess> | undefined;
  let loop: Promise<void> | undefined;
  let replacing: Promise<void> | undefined;

  const enter = (next: PartState) => {
    state = next;
    changed();
  };

  function watch({ pid, stopSignal, ended }: PartProcess): void {
    watchdog.add(pid, stopSignal);
    void ended.then(() => watchdog.remove(pid));
  }

  function become(spawned: PartProcess): void {
    current = spawned;
    startedAt = new Date();
    startMark = processStart(spawned.pid);
    changed();
  }

  /** How the part ended, whichever of its processes was the last. One that ends while another is about to take over is none. */
  async function untilEnd(spawned: PartProcess): Promise<string> {
    const how = await spawned.ended;
    await replacing?.catch(() => undefined);
    return current && current !== spawned ? untilEnd(current) : how;
  }

  async function takeOver(): Promise<void> {
    const { isReadyAs } = part;
    const old = current;
    if (!isReadyAs || !log || !old || state !== 'running')
      throw new Error(`${part.name} can't be replaced now`);
    const next = await spawnPart(part, log, { TAKES_OVER: 'true' });
    watch(next);
    try {
      await next.ready(readyTimeoutSeconds, () => isReadyAs(next.pid));
    } catch (error) {
      await next.stop();
      throw error;
    }
    become(next);
    await old.retire();
  }

  async function spawnOnce(openLog: LogFile): Promise<PartProcess> {
    state = 'starting';
    current = undefined;
    const spawned = await spawnPart(part, openLog);
    watch(spawned);
    become(spawned);
    if (stopping.signal.aborted) await spawned.stop();
    await spawned.ready(readyTimeoutSeconds);
    enter('running');
    return spawned;
  }

  /** @returns how it ended */
  async function runOnce(openLog: LogFile): Promise<string> {
    try {
      const spawned = await spawnOnce(openLog);
      if (failures > 0) say(`${part.name} is back (pid ${spawned.pid})`);
      return await untilEnd(spawned);
    } catch (error) {
      await current?.stop();
      return error instanceof PartFailed ? error.reason : String(error);
    }
  }

  async function keepRunning(openLog: LogFile, firstEnd: Promise<string>): Promise<void> {
    let how = await firstEnd;
    while (restart && !stopping.signal.aborted) {
      const ranSeconds = startedAt ? (Date.now() - startedAt.getTime()) / 1000 : 0;
      failures = ranSeconds > stableSeconds ? 1 : failures + 1;
      const pause = pauseAfter(failures);
      enter('waiting');
      say(`${part.name} ${how}; starting it again in ${pause} s (log: ${logPath})`);
      await wait(pause * 1000, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      restarts += 1;
      how = await runOnce(openLog);
    }
    if (!restart) enter('stopped');
  }

  return {
    async start() {
      log = openLogFile(logPath);
      firstStart = spawnOnce(log);
      loop = keepRunning(log, untilEnd(await firstStart));
    },
    replace() {
      // One after the other: until all old processes have ended, none writes to a log that is closed.
      replacing = (replacing ?? Promise.resolve()).catch(() => undefined).then(takeOver);
      return replacing;
    },
    async stop() {
      stopping.abort();
      await replacing?.catch(() => undefined); // it has said so itself
      await current?.stop();
      await firstStart?.catch(() => undefined); // it may have been making its data folder: then it starts and ends
      await loop;
      log?.close();
      log = undefined;
      enter('stopped');
    },
    facts() {
      const pid = state === 'starting' || state === 'running' ? (current?.pid ?? null) : null;
      return {
        name: part.name,
        port: part.port,
        alsoServes: part.alsoServes ?? [],
        state,
        pid,
        processStart: pid === null ? null : (startMark ?? null),
        stopSignal: current?.stopSignal ?? null,
        startedAt: startedAt?.toISOString() ?? null,
        restarts,
        log: logPath,
      };
    },
  };
}
