import type { Random } from '../../prove/random.ts';

/** How a thing of this run was when it was last seen, whoever looked. */
export type Fact = {
  /** Its status and the like: things are chosen from each state alike. */
  readonly state?: string;
  readonly version?: number;
  /** The thing that it belongs to. */
  readonly of?: string;
};

/** What all visitors together have seen of the things that this run has made, by id. */
export type Facts = Map<string, Fact>;

/** What one visitor has seen, by what it is called. */
export type Known = {
  note(name: string, value: string): void;
  /** A value of this name: the newest, or one of a state, of each as likely; undefined when none was seen. */
  pick(name: string, random: Random): string | undefined;
  /** All values of this name, those that were first seen last at the end. */
  all(name: string): readonly string[];
};

/** Values of one name that are kept, and those of one state that are chosen from: the latest. */
const most = { kept: 40, ofOneState: 4 };

/** Nothing seen yet. */
export function createKnown(facts: Facts): Known {
  const values = new Map<string, string[]>();
  const all = (name: string): readonly string[] => values.get(name) ?? [];
  return {
    note(name, value) {
      if (!all(name).includes(value)) values.set(name, [...all(name), value].slice(-most.kept));
    },
    pick(name, random) {
      const stateOf = (value: string) => facts.get(value)?.state ?? '';
      const newest = all(name).findLast((value) => stateOf(value) !== 'deleted');
      if (newest !== undefined && random.next() < 0.4) return newest;
      const byState = Map.groupBy(all(name), stateOf);
      if (byState.size > 1 && random.next() < 0.8) byState.delete('deleted');
      if (byState.size === 0) return undefined;
      return random.pick(random.pick([...byState.values()]).slice(-most.ofOneState));
    },
    all,
  };
}

/** What is known of these names alone. */
export const only = (names: readonly string[], known: Known): Known => ({
  ...known,
  pick: (name, random) => (names.includes(name) ? known.pick(name, random) : undefined),
});

/** The same without one value, which is never noted. */
export const without = (left: string, known: Known): Known => ({
  ...known,
  note: (name, value) => {
    if (value !== left) known.note(name, value);
  },
});
