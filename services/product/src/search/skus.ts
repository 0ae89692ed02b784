import { createOrder } from './order.ts';
import { createPackedTexts } from './packed-texts.ts';
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
  const texts = createPackedTexts();
  const order = createOrder((one, other) => texts.compare(one, other) || one - other);

  return {
    add(row, sku) {
      texts.add(row, bare(sku));
      order.add(row);
    },
    beginning(text, take) {
      const wanted = Buffer.from(bare(text));
      if (wanted.length < shortest) return;
      const behind = Buffer.concat([wanted, Buffer.of(255)]);
      const from = order.seek((row) => texts.compareTo(row, wanted) >= 0);
      const to = order.seek((row) => texts.compareTo(row, behind) >= 0);
      for (const row of order.rows().subarray(from, to)) take(row, texts.lengthOf(row) === wanted.length);
    },
  };
}
