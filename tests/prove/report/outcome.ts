import type { Proven } from '../../invariants/prove.ts';
import type { Planned } from '../plan.ts';
import type { PromiseChecked } from '../promises/check-promises.ts';
import type { Band } from '../seen/band.ts';
import type { Finding } from '../seen/findings.ts';
import type { Seen } from '../seen/seen.ts';

/** All that a run has shown. */
export type Outcome = {
  readonly seed: number;
  readonly startedAt: string;
  /** How long the load worked. */
  readonly milliseconds: number;
  readonly plan: readonly Planned[];
  readonly bands: readonly Band[];
  readonly seen: readonly Seen[];
  readonly findings: readonly Finding[];
  readonly promises: readonly PromiseChecked[];
  /** What waits to leave a store and does not get through. */
  readonly stuck: readonly string[];
  readonly proven: readonly Proven[];
};

/** Whether all held that was claimed. */
export const isGood = ({ findings, promises, stuck, proven }: Outcome): boolean =>
  findings.length === 0 &&
  stuck.length === 0 &&
  [...promises, ...proven].every(({ finding }) => finding.breaches.length === 0);
