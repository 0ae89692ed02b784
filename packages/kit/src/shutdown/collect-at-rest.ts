import { performance } from 'node:perf_hooks';
import { getHeapStatistics } from 'node:v8';

type Habits = {
  readonly lookEveryMilliseconds?: number;
  /** A process rests that works for less than this share of the time between two looks. */
  readonly restingShare?: number;
  readonly worthwhileBytes?: number;
};

/** Only this one gives memory back to the system; it takes 0.1 to 0.4 s. */
const thoroughly = { type: 'major', flavor: 'last-resort', execution: 'async' } as const;

/**
 * Has a process that rests give back what its start or a load left behind: V8 collects when it needs room, and one that rests
 * needs none, so it would keep up to 60 MB for ever. Looks every few seconds; under load it does nothing. Only where node runs
 * with `--expose-gc`.
 */
export function collectAtRest(habits: Habits = {}): void {
  const { lookEveryMilliseconds = 5_000, restingShare = 0.05, worthwhileBytes = 12_000_000 } = habits;
  const { gc } = globalThis;
  if (!gc) return;
  let worked = performance.eventLoopUtilization();
  let kept = 0;
  const look = async () => {
    const share = performance.eventLoopUtilization(worked).utilization;
    worked = performance.eventLoopUtilization();
    if (share > restingShare || getHeapStatistics().total_heap_size - kept < worthwhileBytes) return;
    await gc(thoroughly);
    kept = getHeapStatistics().total_heap_size;
  };
  setInterval(() => void look(), lookEveryMilliseconds).unref();
}
