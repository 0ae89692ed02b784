import { createFormat } from '@eshop/site/format/format.ts';
import { describe, expect, it } from 'vitest';
import { changesOf, valueText } from './value-text.ts';

const format = createFormat('en-US');

describe('a value of an audit entry', () => {
  it.each([
    [null, '–'],
    ['', '–'],
    [[], '–'],
    [true, 'yes'],
    [12_500, '12,500'],
    [{ amount: 1_899_900, currency: 'USD' }, '$18,999'],
    [['customer', 'admin'], 'customer, admin'],
    [{ 'Main hall': 4, North: 0 }, 'Main hall 4, North 0'],
    [
      [{ warehouse: 'North', trackingNumber: 'X1' }, { warehouse: 'South' }],
      'warehouse North, tracking number X1; warehouse South',
    ],
    ['<b>bold</b>', '<b>bold</b>'],
  ])('%j reads %j', (value, text) => {
    expect(valueText(value, format)).toBe(text);
  });
});

describe('the changes of an entry', () => {
  it('name each member once, with both values', () => {
    expect(changesOf({ before: { name: 'A', year: 2020 }, after: { name: 'B' } }, format)).toEqual([
      { name: 'name', before: 'A', after: 'B' },
      { name: 'year', before: '2,020', after: '–' },
    ]);
  });

  it('tell states in small letters', () => {
    expect(changesOf({ before: { status: 'ON_DELIVERY' }, after: { status: 'DELIVERED' } }, format)).toEqual([
      { name: 'status', before: 'on delivery', after: 'delivered' },
    ]);
  });

  it('are all of what is new or gone', () => {
    expect(changesOf({ before: null, after: { name: 'B' } }, format)).toEqual([
      { name: 'name', before: '–', after: 'B' },
    ]);
    expect(changesOf({ before: null, after: null }, format)).toEqual([]);
  });
});
