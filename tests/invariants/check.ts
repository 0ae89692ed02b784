import type { Stores } from './stores.ts';

/** The invariants of the contract, section 6. */
export type InvariantName = 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I6';

/** Something that contradicts an invariant. */
export type Breach = {
  /** What it is about, with the ids that name it. */
  readonly subject: string;
  /** What is there, and what should be. */
  readonly detail: string;
};

/** What a check saw. */
export type Finding = {
  /** What was compared, with counts: `120 stock levels with 431 movements`. */
  readonly compared: string;
  readonly breaches: readonly Breach[];
};

/** One comparison that proves a part of an invariant. It reads, and changes nothing. */
export type Check = {
  readonly invariant: InvariantName;
  readonly title: string;
  run(stores: Stores): Promise<Finding>;
};
