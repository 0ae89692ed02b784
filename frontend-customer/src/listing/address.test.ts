import { describe, expect, it } from 'vitest';
import { addressOf, filtersOf, isPlain, pageAddress, withoutFilter, withoutFilters } from './address.ts';
import { readSelection } from './selection.ts';

const asked = readSelection({
  q: 'red',
  make: ['Audi', 'BMW'],
  yearFrom: '2015',
  yearTo: 'abc',
  sort: 'price-asc',
  cursor: 'abc',
  page: '3',
});

describe('the address of a list', () => {
  it('holds all that was chosen and typed, and begins at the first page', () => {
    expect(addressOf('/c/cars', asked)).toBe(
      '/c/cars?q=red&make=Audi&make=BMW&yearFrom=2015&yearTo=abc&sort=price-asc',
    );
  });

  it('is the bare path when nothing was chosen', () => {
    expect(addressOf('/c/cars', readSelection({}))).toBe('/c/cars');
    expect(isPlain(readSelection({}))).toBe(true);
    expect(isPlain(readSelection({ sort: 'newest' }))).toBe(false);
    expect(isPlain(readSelection({ cursor: 'abc' }))).toBe(false);
  });

  it('reads back what it wrote', () => {
    const url = new URL(pageAddress('/search', asked, 'abc', 3), 'http://site.example');
    const params = Object.fromEntries(
      [...url.searchParams.keys()].map((key) => [key, url.searchParams.getAll(key)]),
    );
    expect(readSelection(params)).toEqual(asked);
  });

  it('drops one filter and leaves the others', () => {
    expect(addressOf('/search', withoutFilter(asked, { name: 'make', value: 'Audi' }))).toBe(
      '/search?q=red&make=BMW&yearFrom=2015&yearTo=abc&sort=price-asc',
    );
    expect(addressOf('/search', withoutFilter(asked, { name: 'yearFrom', value: '2015' }))).not.toContain(
      '2015',
    );
  });

  it('drops all filters and keeps words and order', () => {
    expect(addressOf('/search', withoutFilters(asked))).toBe('/search?q=red&sort=price-asc');
  });

  it('names as chosen only what narrows the list', () => {
    expect(filtersOf(asked)).toEqual([
      { name: 'make', value: 'Audi' },
      { name: 'make', value: 'BMW' },
      { name: 'yearFrom', value: '2015' },
    ]);
  });
});
