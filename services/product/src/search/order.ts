import { grown } from './grow.ts';

/** Rows in an order. New ones wait aside and are merged in at the next look, all at once. */
export type Order = {
  add(row: number): void;
  /** Rows in order; good until the next `add`. */
  rows(): Uint32Array;
  /** How many rows stand before the first one for which `reached` holds; it must hold for all behind that one. */
  seek(reached: (row: number) => boolean): number;
};

const mostWaiting = 65_536;

/** An empty order; `compare` must tell any two rows apart and always the same. */
export function createOrder(compare: (one: number, other: number) => number): Order {
  let sorted = new Uint32Array(64);
  let count = 0;
  let waiting: number[] = [];

  function settle(): void {
    if (waiting.length === 0) return;
    const added = Uint32Array.from(waiting).sort(compare);
    waiting = [];
    sorted = grown(sorted, count + added.length);
    let from = count - 1;
    let to = count + added.length - 1;
    for (let left = added.length - 1; left >= 0; to--) {
      const row = added[left] ?? 0;
      const known = sorted[from] ?? 0;
      if (from >= 0 && compare(known, row) > 0) {
        sorted[to] = known;
        from--;
      } else {
        sorted[to] = row;
        left--;
      }
    }
    count += added.length;
  }

  return {
    add(row) {
      waiting.push(row);
      if (waiting.length >= mostWaiting) settle();
    },
    rows() {
      settle();
      return sorted.subarray(0, count);
    },
    seek(reached) {
      settle();
      let low = 0;
      let high = count;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (reached(sorted[middle] ?? 0)) high = middle;
        else low = middle + 1;
      }
      return low;
    },
  };
}
