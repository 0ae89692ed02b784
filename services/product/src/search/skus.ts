import { grown } from './grow.ts';
import { createOrder } from './order.ts';
import { bare } from './words.ts';

/** SKUs of rows, packed: nearly each is different, so they are kept apart from the vocabulary. */
export type Skus = {
  /** Rows are added in their order, each once. */
  add(row: number, sku: string): void;
  /** Rows whose SKU begins with this text, punctuation and case aside; `whole` when nothing is left of it. */
  beginning(text: string, take: (row: number, whole: boolean) => void): void;
};

const shortest = 3;

/** No SKUs. */
export function createSkus(): Skus {
  let bytes = new Uint8Array(256);
  let ends = new Uint32Array(64);
  const startOf = (row: number) => (row === 0 ? 0 : (ends[row - 1] ?? 0));
  const endOf = (row: number) => ends[row] ?? 0;

  function compareTo(row: number, text: Uint8Array): number {
    const start = startOf(row);
    const length = endOf(row) - start;
    for (let at = 0; at < text.length; at++) {
      if (at >= length) return -1;
      const difference = (bytes[start + at] ?? 0) - (text[at] ?? 0);
      if (difference !== 0) return difference;
    }
    return length - text.length;
  }

  const order = createOrder(
    (one, other) => compareTo(one, bytes.subarray(startOf(other), endOf(other))) || one - other,
  );

  return {
    add(row, sku) {
      const text = Buffer.from(bare(sku));
      const start = startOf(row);
      bytes = grown(bytes, start + text.length);
      bytes.set(text, start);
      ends = grown(ends, row + 1);
      ends[row] = start + text.length;
      order.add(row);
    },
    beginning(text, take) {
      const wanted = Buffer.from(bare(text));
      if (wanted.length < shortest) return;
      const behind = Buffer.concat([wanted, Buffer.of(255)]);
      const from = order.seek((row) => compareTo(row, wanted) >= 0);
      const to = order.seek((row) => compareTo(row, behind) >= 0);
      for (const row of order.rows().subarray(from, to))
        take(row, endOf(row) - startOf(row) === wanted.length);
    },
  };
}
