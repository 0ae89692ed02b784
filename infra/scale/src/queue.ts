/** Numbers between 0 and 1 that are the same at every run (mulberry32). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Time between two of what comes by chance, so many a millisecond. */
const exponential = (perMillisecond: number, next: () => number) => -Math.log(1 - next()) / perMillisecond;

/** A stop on the way of an order: so many servers, each busy for so long with one order. */
export type Station = { readonly name: string; readonly servers: number; readonly milliseconds: number };

export type QueueResult = {
  /** Milliseconds from start to end, waiting included. */
  readonly p50: number;
  readonly p99: number;
  readonly busiest: { readonly name: string; readonly utilisation: number };
};

/**
 * Sends orders that come by chance through all stations, one after the other, first come, first served. Their time at a
 * station is by chance too, around its mean.
 */
export function simulate(options: {
  readonly stations: readonly Station[];
  readonly ordersPerSecond: number;
  readonly seconds: number;
  readonly seed?: number;
}): QueueResult {
  const { stations, ordersPerSecond, seconds, seed = 1 } = options;
  const next = random(seed);
  const began: number[] = [];
  for (
    let at = exponential(ordersPerSecond / 1000, next);
    at < seconds * 1000;
    at += exponential(ordersPerSecond / 1000, next)
  )
    began.push(at);

  let busiest = { name: '', utilisation: 0 };
  let orders = began.map((at, index) => ({ index, at }));
  for (const { name, servers, milliseconds } of stations) {
    const freeAt = new Heap(servers);
    let busy = 0;
    orders = orders
      .toSorted((one, other) => one.at - other.at)
      .map(({ index, at }) => {
        const work = exponential(1 / milliseconds, next);
        busy += work;
        const end = Math.max(at, freeAt.lowest()) + work;
        freeAt.replaceLowest(end);
        return { index, at: end };
      });
    const utilisation = busy / (servers * seconds * 1000);
    if (utilisation > busiest.utilisation) busiest = { name, utilisation };
  }
  const times = orders.map(({ index, at }) => at - (began[index] ?? 0)).toSorted((one, other) => one - other);
  const quantile = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { p50: quantile(0.5), p99: quantile(0.99), busiest };
}

/** When each server is free, the earliest at hand. */
class Heap {
  readonly #values: number[];

  constructor(size: number) {
    this.#values = new Array<number>(size).fill(0);
  }

  lowest = (): number => this.#values[0] ?? 0;

  replaceLowest(value: number): void {
    const values = this.#values;
    let at = 0;
    for (;;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      const child = (values[right] ?? Infinity) < (values[left] ?? Infinity) ? right : left;
      const below = values[child];
      if (below === undefined || below >= value) break;
      values[at] = below;
      at = child;
    }
    values[at] = value;
  }
}
