import { describe, expect, it } from 'vitest';
import { hasFilters, listQuery } from './list-query.ts';

describe('the address of the list of products', () => {
  it('asks for prices in cents', () => {
    expect(
      listQuery({ priceFrom: '1,000', priceTo: '2500.50', yearFrom: '2019', sort: 'price-asc' }),
    ).toMatchObject({
      priceFrom: 100_000,
      priceTo: 250_050,
      yearFrom: 2019,
      sort: 'price-asc',
    });
  });

  it('asks for the orders of staff', () => {
    for (const sort of ['name-asc', 'stock-desc']) expect(listQuery({ sort })).toMatchObject({ sort });
  });

  it('leaves out what can not be read', () => {
    const asked = listQuery({ priceFrom: 'much', yearTo: '20x', sort: 'random' });
    expect(Object.values(asked).filter((value) => value !== undefined)).toEqual([]);
  });

  it('tells filters from what only arranges the list', () => {
    expect(hasFilters({ sort: 'newest', columns: 'sku', archived: '1' })).toBe(false);
    expect(hasFilters({ q: 'x' })).toBe(true);
  });
});
