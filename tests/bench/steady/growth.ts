/** What somebody held over time, in megabytes, oldest first and evenly spaced. */
export type Held = readonly number[];

const middle = (values: Held): number => {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

/**
 * How much more was held at the end than after the caches had filled: the middle of the last quarter beside that of the second. The first
 * quarter does not count, and single samples don't either, for memory goes up and down with each collection.
 */
export function growthOf(held: Held): { readonly from: number; readonly to: number; readonly share: number } {
  const quarter = Math.floor(held.length / 4);
  const from = middle(held.slice(quarter, quarter * 2));
  const to = middle(held.slice(held.length - quarter));
  return { from, to, share: to / from };
}
