import { createFormat } from '@eshop/site/format/format.ts';
import { describe, expect, it } from 'vitest';
import { aProduct } from '../testing/a-product.ts';
import { specifications } from './specifications.ts';

const format = createFormat('en-US');
const valuesOf = (...given: Parameters<typeof aProduct>) =>
  Object.fromEntries(
    specifications(aProduct(...given), format).flatMap(({ rows }) =>
      rows.map(({ name, value }) => [name, value]),
    ),
  );

describe('specifications', () => {
  it('writes numbers with their units', () => {
    expect(valuesOf()).toMatchObject({
      Mileage: '58,900 km',
      Displacement: '3,982 cc',
      Power: '416 hp (310 kW)',
      Weight: '2,530 kg',
      Condition: 'Used',
    });
  });

  it('has no row for what nobody filled in, and no group without rows', () => {
    const attributes = { make: 'Testa', model: 'One', year: 2024 };
    expect(Object.keys(valuesOf({ attributes }))).toEqual([
      'Make',
      'Model',
      'Year',
      'Weight',
      'Stock number',
      'Listed on',
    ]);
    expect(specifications(aProduct({ attributes }), format)).toHaveLength(2);
  });

  it('calls a vehicle new that was hardly driven', () => {
    const attributes = { make: 'Testa', model: 'One', year: 2026, mileageKm: 12 };
    expect(valuesOf({ attributes }).Condition).toBe('New');
  });
});
