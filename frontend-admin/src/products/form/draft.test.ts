import { describe, expect, it } from 'vitest';
import { differingFields, draftIn, draftOf, emptyDraft, isSame } from './draft.ts';
import { aProduct } from './testing/a-product.ts';

describe('a draft', () => {
  it('holds each field of a product as it would be typed', () => {
    expect(draftOf(aProduct())).toMatchObject({
      name: 'Testa One',
      price: '18999.50',
      weightKg: '1310.5',
      year: '2021',
      engineCc: '1798',
      colour: '',
    });
  });

  it('is read from a form with one kind of line breaks', () => {
    const form = new FormData();
    form.set('description', 'a\r\nb');
    form.set('name', 'N');
    expect(draftIn(form)).toEqual({ ...emptyDraft, initialQuantity: '', description: 'a\nb', name: 'N' });
  });

  it.each([
    ['price', '18,999', '18999.00', true],
    ['price', '18999', '18998', false],
    ['price', 'x', 'y', false],
    ['year', '2021', ' 2021', true],
    ['mileageKm', '12,000', '12000', true],
    ['mileageKm', '', '0', false],
    ['weightKg', '1310.50', '1310.5', true],
    ['name', 'A', 'a', false],
  ] as const)('%s: %j and %j mean the same: %s', (field, one, other, same) => {
    expect(isSame(field, one, other)).toBe(same);
  });

  it('names the fields in which it differs from another, the SKU aside', () => {
    const one = draftOf(aProduct());
    expect(differingFields(one, { ...one, sku: 'X', price: '1', colour: 'red' })).toEqual([
      'price',
      'colour',
    ]);
  });
});
