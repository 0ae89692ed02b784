import type { Part } from '../parts/part.ts';
import { startWatchdog } from '../parts/watchdog.ts';
import type { PartFacts } from './part-facts.ts';
import { type SupervisedPart, supervise } from './supervised-part.ts';

export type Supervisor = {
  /** The process that ends the parts when this one is killed. */
  readonly watchdogPid: number | undefined;
  /**
   * Starts these parts at the same time and waits until all of them serve.
   * @throws PartFailed or AggregateError when one does not; what has started keeps running until `stop`
   */
  start(parts: readonly Part[]): Promise<void>;
  facts(): PartFacts[];
  /** Replaces the processes of the parts that can share their port, one after the other, and tells of each. */
  replaceAll(): Promise<void>;
  /** Stops group after group, the last started first. Safe to call twice and while parts are starting. */
  stop(): Promise<void>;
};

type Options = {
  readonly logFolder: string;
  readonly restart: boolean;
  say?(line: string): void;
  /** Called after each change of a part's state. */
  changed?(facts: PartFacts[]): void;
};

/** Starts parts, keeps them running and stops them in the opposite order. */
export function createSupervisor({ logFolder, restart, say, changed }: Options): Supervisor {
  const watchdog = startWatchdog();
  const groups: { readonly part: Part; readonly supervised: SupervisedPart }[][] = [];
  let stopped: Promise<void> | undefined;

  const facts = () => groups.flat().map(({ supervised }) => supervised.facts());
  const surroundings = {
    logFolder,
    watchdog,
    restart,
    say: (line: string) => say?.(line),
    changed: () => changed?.(facts()),
  };

  async function stopGroups(): Promise<void> {
    for (const group of groups.toReversed())
      await Promise.all(group.map(({ supervised }) => supervised.stop()));
    await watchdog.close();
  }

  return {
    watchdogPid: watchdog.pid,
    async start(parts) {
      if (await stopped) throw new Error('stopping');
      const group = parts.map((part) => ({ part, supervised: supervise(part, surroundings) }));
      groups.push(group);
      const results = await Promise.allSettled(group.map(({ supervised }) => supervised.start()));
      const failures = results.flatMap((result): unknown[] =>
        result.status === 'rejected' ? [result.reason] : [],
      );
      if (failures.length === 1) throw failures[0];
      if (failures.length > 1) throw new AggregateError(failures, failures.map(messageOf).join('\n\n'));
    },
    facts,
    async replaceAll() {
      for (const { part, supervised } of groups.flat()) {
        if (!part.isReadyAs || stopped !== undefined) continue;
        const began = performance.now();
        await supervised.replace();
        const { pid } = supervised.facts();
        say?.(`${part.name} was replaced in ${Math.round(performance.now() - began)} ms (pid ${pid})`);
      }
    },
    stop() {
      stopped ??= stopGroups();
      return stopped;
    },
  };
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
