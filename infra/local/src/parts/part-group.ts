import { join } from 'node:path';
import { type LogFile, openLogFile } from './log-file.ts';
import type { Part } from './part.ts';
import { type RunningPart, runPart } from './run-part.ts';
import { startWatchdog, type Watchdog } from './watchdog.ts';

export type PartGroup = { readonly running: readonly RunningPart[]; stop(): Promise<void> };

async function startAll(
  parts: readonly Part[],
  logs: Map<string, LogFile>,
  logFolder: string,
  watchdog: Watchdog,
) {
  const results = await Promise.allSettled(
    parts.map((part) => {
      const log = openLogFile(join(logFolder, `${part.name}.log`));
      logs.set(part.name, log);
      return runPart(part, { log, watchdog });
    }),
  );
  const running = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const failures = results.flatMap((result): unknown[] =>
    result.status === 'rejected' ? [result.reason] : [],
  );
  return { running, failures };
}

/**
 * Starts these parts at the same time, without supervision: for tests, where a part that dies must show.
 * @throws AggregateError or PartFailed after stopping what had started
 */
export async function startGroup(parts: readonly Part[], logFolder: string): Promise<PartGroup> {
  const watchdog = startWatchdog();
  const logs = new Map<string, LogFile>();
  const { running, failures } = await startAll(parts, logs, logFolder, watchdog);
  const stop = async () => {
    await Promise.all(running.map((part) => part.stop()));
    watchdog.close();
    for (const log of logs.values()) log.close();
  };
  if (failures.length === 0) return { running, stop };
  await stop();
  throw failures.length === 1 ? failures[0] : new AggregateError(failures, failures.map(String).join('\n'));
}
