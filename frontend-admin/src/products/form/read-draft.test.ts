import { describe, expect, it } from 'vitest';
import { draftOf, emptyDraft } from './draft.ts';
import { changeOf, readDraft } from './read-draft.ts';
import { aProduct } from './testing/a-product.ts';

describe('readDraft', () => {
  it('reads what a product would be typed as', () => {
    const read = readDraft(draftOf(aProduct()));
    expect(read).toMatchObject({
      product: {
        sku: 'TESTA-1',
        price: { amount: 1_899_950, currency: 'USD' },
        weightKg: 1310.5,
        attributes: { make: 'Testa', year: 2021, engineCc: 1798 },
      },
    });
  });

  it('names every field that must be there', () => {
    const read = readDraft(emptyDraft);
    expect(Object.keys('errors' in read ? read.errors : {}).toSorted()).toEqual(
      ['categoryId', 'make', 'model', 'name', 'price', 'weightKg', 'year'].toSorted(),
    );
  });

  it.each([
    ['price', '18,99'],
    ['price', '0'],
    ['year', '20x1'],
    ['year', '1700'],
    ['mileageKm', '-1'],
    ['powerHp', '1.5'],
    ['weightKg', 'heavy'],
    ['sku', 'a b'],
    ['initialQuantity', '1e9'],
    ['name', 'a\u0000b'],
  ] as const)('says what is wrong with %s %j, and only that', (field, text) => {
    const read = readDraft({ ...draftOf(aProduct()), [field]: text });
    expect(Object.keys('errors' in read ? read.errors : {})).toEqual([field]);
  });

  it('takes away what was emptied', () => {
    const read = readDraft({ ...draftOf(aProduct()), engineCc: ' ', colour: 'red' });
    if (!('product' in read)) throw new Error('it can be read');
    expect(changeOf(read.product).attributes).toMatchObject({ engineCc: null, colour: 'red', make: 'Testa' });
  });
});
