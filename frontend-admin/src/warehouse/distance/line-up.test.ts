import { expect, test } from 'vitest';
import { lineUp } from './line-up.ts';

const place = (id: string, zipCode: string) => ({ id, name: id, zipCode, isMain: false, version: 1 });

test('warehouses are tried by the distance of their zip code, ties by id', () => {
  const lined = lineUp([place('c', '00030'), place('b', '00010'), place('a', '00030')], '00020', null, []);
  expect(lined.map(({ warehouse: { id }, distance }) => [id, distance])).toEqual([
    ['a', 10],
    ['b', 10],
    ['c', 10],
  ]);
  const near = lineUp([place('far', '90000'), place('near', '10001')], '10000', null, []);
  expect(near.map(({ warehouse: { id } }) => id)).toEqual(['near', 'far']);
});

test('each has what its level says, nothing where it has none, and sends what was allocated', () => {
  const shipment = {
    warehouseId: 'a',
    warehouseName: 'a',
    warehouseZipCode: '00030',
    distance: 10,
    items: [{ productId: 'p', quantity: 2 }],
  };
  const [one] = lineUp([place('a', '00030')], '00020', [], [shipment]);
  expect(one).toMatchObject({ available: 0, sends: 2 });
});
