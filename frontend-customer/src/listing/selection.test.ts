import { catalogueText } from '@text/catalogue';
import { describe, expect, it } from 'vitest';
import { readSelection } from './selection.ts';
import { shopQuery } from './shop-query.ts';

describe('what an address asks of a list', () => {
  it('takes several values of a filter, each once', () => {
    expect(readSelection({ make: ['Audi', 'BMW', 'Audi'], fuel: 'petrol' }).values).toEqual({
      make: ['Audi', 'BMW'],
      fuel: ['petrol'],
      transmission: [],
      bodyType: [],
    });
  });

  it.each(['20000', '20,000', '$20 000', ' 20’000 '])('reads the price %s', (text) => {
    expect(readSelection({ priceFrom: text }).limits).toEqual({ priceFrom: 20_000 });
  });

  it('asks the shop for cents', () => {
    expect(shopQuery(readSelection({ priceFrom: '5', priceTo: '20000' }), 'cars')).toMatchObject({
      category: 'cars',
      priceFrom: 500,
      priceTo: 2_000_000,
    });
  });

  it.each([
    ['yearFrom', 'abc', catalogueText.faults.year],
    ['yearTo', '99', catalogueText.faults.year],
    ['priceTo', '-5', catalogueText.faults.price],
    ['priceTo', '12.50', catalogueText.faults.price],
    ['engineFrom', '1e9', catalogueText.faults.engine],
  ])('says that %s can’t be %s, keeps it, and limits nothing by it', (name, text, fault) => {
    const { faults, typed, limits } = readSelection({ [name]: text });
    expect({ faults, typed, limits }).toEqual({
      faults: { [name]: fault },
      typed: { [name]: text },
      limits: {},
    });
  });

  it('keeps the lower end of a range that runs backwards', () => {
    const { faults, limits } = readSelection({ priceFrom: '100', priceTo: '50' });
    expect(limits).toEqual({ priceFrom: 100 });
    expect(faults).toEqual({ priceTo: catalogueText.faults.priceOrder });
  });

  it('is on the first page without a cursor, whatever page is named', () => {
    expect(readSelection({ page: '7' })).toMatchObject({ cursor: null, page: 1 });
    expect(readSelection({ page: '7', cursor: 'abc' })).toMatchObject({ cursor: 'abc', page: 7 });
    expect(readSelection({ page: 'x', cursor: 'abc' })).toMatchObject({ page: 2 });
    expect(readSelection({ page: '2', cursor: 'no cursor!' })).toMatchObject({ cursor: null, page: 1 });
  });

  it('lets nothing through that the shop would refuse', () => {
    const { words, values, sort } = readSelection({
      q: 'x'.repeat(300),
      make: [
        '',
        ' ',
        'a\u0000b',
        'y'.repeat(61),
        ...Array.from({ length: 30 }, (_, index) => `Make ${index}`),
      ],
      sort: 'sideways',
    });
    expect(words).toHaveLength(100);
    expect(values.make).toHaveLength(20);
    expect(values.make[0]).toBe('Make 0');
    expect(sort).toBeNull();
  });

  it('cuts no letter of a search in two', () => {
    expect(readSelection({ q: `${'x'.repeat(99)}🚗` }).words).toBe('x'.repeat(99));
  });
});
