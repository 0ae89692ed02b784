import type { MergeChange } from '@eshop/contracts/api/cart';
import { describe, expect, it } from 'vitest';
import { mergeWords } from './merge-words.ts';

const change = (values: Partial<MergeChange>): MergeChange => ({
  productId: '0190a3c1-0000-7000-8000-000000000000',
  name: 'Vespa Primavera',
  previousQuantity: 0,
  requestedQuantity: 1,
  quantity: 1,
  capped: false,
  ...values,
});

describe('the words of a merge', () => {
  it('say what was added, summed, capped and lost', () => {
    expect(
      mergeWords([
        change({}),
        change({ previousQuantity: 1, requestedQuantity: 3, quantity: 3 }),
        change({ previousQuantity: 1, requestedQuantity: 3, quantity: 2, capped: true }),
        change({ quantity: 0, capped: true }),
      ]),
    ).toEqual([
      'Vespa Primavera: only 2 available, so your cart has 2 and not 3',
      'Vespa Primavera: sold out, so it is not in your cart any more',
      'Vespa Primavera: 1 added to your cart',
      'Vespa Primavera: you had 1 in your cart, now there are 3',
    ]);
  });

  it('are as many as a notice can hold', () => {
    const words = mergeWords(Array.from({ length: 20 }, () => change({ name: '🚗'.repeat(200) })));

    expect(words).toHaveLength(6);
    expect(words.at(-1)).toBe('and 15 more vehicles');
    for (const line of words) expect(line.length).toBeLessThanOrEqual(200);
    expect(words.every((line) => line.isWellFormed())).toBe(true);
  });
});
