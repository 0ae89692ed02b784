/** Chance that can be repeated: the same seed gives the same numbers. */
export type Random = {
  /** A number from 0 up to 1, which it never is. */
  next(): number;
  /** A whole number from 0 up to `max`, which it never is. */
  int(max: number): number;
  /** @throws RangeError for an empty list */
  pick<Value>(list: readonly Value[]): Value;
  shuffle<Value>(list: readonly Value[]): Value[];
};

/** Chance from a seed, by mulberry32: small, and good enough to choose among faults and customers' whims. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (max: number) => Math.floor(next() * max);
  return {
    next,
    int,
    pick(list) {
      const index = int(list.length);
      if (index >= list.length) throw new RangeError('there is nothing to pick from');
      return list[index] as (typeof list)[number];
    },
    shuffle(list) {
      return list
        .map((value) => ({ value, place: next() }))
        .toSorted((one, other) => one.place - other.place)
        .map(({ value }) => value);
    },
  };
}
