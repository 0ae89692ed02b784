import type { Attributes, Product } from '@eshop/contracts/api/product';
import { usd } from '@eshop/contracts/money';
import { createFormat } from '@eshop/site/format/format.ts';
import { describe, expect, it } from 'vitest';
import { compareRows, type RowName } from './compare-rows.ts';

const format = createFormat('en-US');

function vehicle(attributes: Partial<Attributes>, price = 1_000_000): Product {
  const id = crypto.randomUUID();
  const time = '2026-01-01T00:00:00.000Z';
  return {
    id,
    sku: id,
    name: 'Vehicle',
    description: '',
    categoryId: id,
    categoryPath: [{ id, slug: 'cars', name: 'Cars' }],
    price: usd(price),
    weightKg: 1_200,
    attributes: { make: 'Testa', model: 'One', year: 2024, ...attributes },
    images: [],
    availableQuantity: 3,
    archived: false,
    version: 1,
    createdAt: time,
    updatedAt: time,
  };
}

const rowOf = (products: readonly Product[], name: RowName) =>
  compareRows(products, format).find((row) => row.name === name);

describe('vehicles side by side', () => {
  it('says what differs', () => {
    const products = [vehicle({ fuel: 'petrol' }), vehicle({ fuel: 'diesel' })];
    expect(rowOf(products, 'fuel')).toMatchObject({
      values: ['Petrol', 'Diesel'],
      differs: true,
      best: null,
    });
    expect(rowOf(products, 'make')).toMatchObject({ differs: false });
  });

  it('marks the lower price, the lower mileage and the higher power', () => {
    const products = [
      vehicle({ mileageKm: 5_000, powerHp: 90 }, 90_000),
      vehicle({ mileageKm: 70_000, powerHp: 180 }, 100_000),
    ];
    expect(rowOf(products, 'price')?.best?.at).toEqual([0]);
    expect(rowOf(products, 'mileageKm')?.best?.at).toEqual([0]);
    expect(rowOf(products, 'powerHp')?.best?.at).toEqual([1]);
  });

  it('marks all who share the best value, and nobody when all are equal', () => {
    const [cheap, same, dear] = [vehicle({}, 100), vehicle({}, 100), vehicle({}, 200)];
    expect(rowOf([cheap, same, dear], 'price')?.best?.at).toEqual([0, 1]);
    expect(rowOf([cheap, same], 'price')?.best).toBeNull();
  });

  it('does not call the only stated value the best', () => {
    expect(rowOf([vehicle({ powerHp: 90 }), vehicle({})], 'powerHp')).toMatchObject({
      values: ['90 hp', null],
      differs: true,
      best: null,
    });
  });

  it('leaves out what none of them states', () => {
    expect(rowOf([vehicle({}), vehicle({})], 'engineCc')).toBeUndefined();
  });
});
