import { describe, expect, it } from 'vitest';
import { readRow } from './read-row.ts';

const categoryId = '01890000-0000-7000-8000-0000000000c1';
const categories = new Map([['cars', categoryId]]);
const cells = {
  sku: 'A-1',
  name: 'Car',
  category: 'Cars',
  price: '1899900',
  weightKg: '1310.5',
  make: 'M',
  model: 'N',
  year: '2020',
  fuel: '',
};
const read = (change: Record<string, string> = {}) =>
  readRow({ row: 2, cells: { ...cells, ...change } }, categories);

describe('a row', () => {
  it('is a product, with cents as they stand', () => {
    expect(read()).toMatchObject({
      product: { sku: 'A-1', categoryId, price: { amount: 1_899_900, currency: 'USD' }, initialQuantity: 0 },
    });
  });

  it('names everything that is wrong by its column', () => {
    const found = read({
      sku: '',
      name: ' ',
      category: 'boats',
      price: '18.5',
      year: '1700',
      mileageKm: 'far',
    });
    const faults = 'faults' in found ? found.faults : [];
    expect(faults.map(({ column }) => column).toSorted()).toEqual(
      ['sku', 'name', 'category', 'price', 'year', 'mileageKm'].toSorted(),
    );
    expect(faults.find(({ column }) => column === 'category')?.message).toContain('boats');
  });
});
