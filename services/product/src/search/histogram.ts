/** A part of a range: `from` included, `to` not. */
export type Bucket = { readonly from: number; readonly to: number; readonly count: number };
export type Histogram = { readonly min: number; readonly max: number; readonly buckets: Bucket[] };

const mostBuckets = 12;
/** The limits of buckets are multiples of one of these times a power of ten. */
const roundSteps = [1, 2, 2.5, 5];

/** Whole numbers in at most twelve buckets of one width, with round limits; null when there are none. */
export function histogramOf(
  values: ArrayLike<number>,
  countOf: (at: number) => number = () => 1,
): Histogram | null {
  if (values.length === 0) return null;
  let min = Number.POSITIVE_INFINITY;
  let max = 0;
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? 0;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const width = roundWidth(min, max);
  const first = Math.floor(min / width);
  const counts = new Array<number>(Math.floor(max / width) - first + 1).fill(0);
  for (let at = 0; at < values.length; at++) {
    const bucket = Math.floor((values[at] ?? 0) / width) - first;
    counts[bucket] = (counts[bucket] ?? 0) + countOf(at);
  }
  const limit = (bucket: number) => (first + bucket) * width;
  return { min, max, buckets: counts.map((count, at) => ({ from: limit(at), to: limit(at + 1), count })) };
}

/** The smallest round width with which twelve buckets reach from the least to the greatest value. */
function roundWidth(min: number, max: number): number {
  for (let power = 1; ; power *= 10) {
    for (const step of roundSteps) {
      const width = step * power;
      const buckets = Math.floor(max / width) - Math.floor(min / width) + 1;
      if (Number.isInteger(width) && buckets <= mostBuckets) return width;
    }
  }
}
