import { randomInt } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { card } from '../../test/support/cards.ts';
import type { ProductCard } from '../products/product-item.ts';
import { createProductIndex } from './product-index.ts';

const [own, sister, stranger] = [uuidv7(), uuidv7(), uuidv7()];

describe.each([
  ['few', 300],
  ['many', 20_000],
])('similar products among %s', (_what, count) => {
  it('are those of the category first, then of the body type, then of the price, without itself', () => {
    const index = createProductIndex({ maxProducts: 100_000 });
    const cards: ProductCard[] = [];
    for (let at = 0; at < count; at++) {
      const categoryId = [own, sister, stranger][at % 3] ?? '';
      const bodyType = ['SUV', 'sedan', ''][randomInt(3)] ?? '';
      const each = card({ categoryId, bodyType, priceAmount: 1_000 + randomInt(1_000_000) });
      cards.push(each);
      index.put(each);
    }
    const wanted = {
      id: cards[0]?.id ?? '',
      circles: [[own], [own, sister]],
      bodyType: 'suv',
      priceAmount: 500_000,
    };
    const rank = ({ categoryId, bodyType, priceAmount }: ProductCard) =>
      (categoryId === own ? 0 : 4e6) + (bodyType === 'SUV' ? 0 : 2e6) + Math.abs(priceAmount - 500_000);
    const ranks = (ids: readonly string[]) =>
      ids.map((id) => cards.find((each) => each.id === id)).map((each) => (each ? rank(each) : Number.NaN));
    for (const limit of [1, 8, 24]) {
      const expected = cards
        .filter(({ id, categoryId }) => id !== wanted.id && categoryId !== stranger)
        .map(rank)
        .sort((one, other) => one - other)
        .slice(0, limit);
      expect(ranks(index.similar(wanted, limit))).toEqual(expected);
    }
  });
});

describe('similar products', () => {
  it('come from the wider category when the own one has not enough, each once', () => {
    const index = createProductIndex({ maxProducts: 100 });
    const [self, near, far] = [
      card({ categoryId: own }),
      card({ categoryId: own }),
      card({ categoryId: sister }),
    ];
    for (const each of [self, near, far, card({ categoryId: stranger })]) index.put(each);
    const likeness = { id: self.id, circles: [[own], [own, sister]], bodyType: '', priceAmount: 1 };
    expect(index.similar(likeness, 8)).toEqual([near.id, far.id]);
    index.put({ ...near, archived: true });
    expect(index.similar(likeness, 8)).toEqual([far.id]);
  });
});
