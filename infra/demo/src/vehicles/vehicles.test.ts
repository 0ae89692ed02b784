import { createProductSchema } from '@eshop/contracts/api/product';
import { createMovementSchema } from '@eshop/contracts/api/warehouse';
import { describe, expect, it } from 'vitest';
import { productOf, stockMovementsOf } from '../product-of-vehicle.ts';
import { demoWarehouses } from '../warehouses.ts';
import { demoCategories, demoVehicles } from './index.ts';

const someId = '01890000-0000-7000-8000-000000000000';
const count = (topSlug: string) =>
  demoCategories.filter(({ parentSlug }) => parentSlug === topSlug).flatMap(({ vehicles }) => vehicles)
    .length;
const repeated = (values: readonly string[]) =>
  values.filter((value, index) => values.indexOf(value) !== index);

describe('the demo shop', () => {
  it('offers at least 44 cars and 22 motorcycles', () => {
    expect(count('cars')).toBeGreaterThanOrEqual(44);
    expect(count('motorcycles')).toBeGreaterThanOrEqual(22);
  });

  it('has a category tree with parents before children and slugs as the shop derives them from the names', () => {
    const seen = new Set<string>();
    for (const { slug, name, parentSlug } of demoCategories) {
      expect(slug).toBe(name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'));
      if (parentSlug !== null) expect(seen).toContain(parentSlug);
      seen.add(slug);
    }
    expect(seen.size).toBe(demoCategories.length);
  });

  it('repeats no SKU, name or description', () => {
    expect(repeated(demoVehicles.map(({ sku }) => sku))).toEqual([]);
    expect(repeated(demoVehicles.map(({ name, model }) => `${name} ${model.year}`))).toEqual([]);
    expect(repeated(demoVehicles.map(({ description }) => description))).toEqual([]);
  });

  it('has one main warehouse at zip code 10250 and two others', () => {
    expect(demoWarehouses.filter(({ isMain }) => isMain).map(({ zipCode }) => zipCode)).toEqual(['10250']);
    expect(new Set(demoWarehouses.map(({ zipCode }) => zipCode)).size).toBe(3);
  });

  it('has vehicles that are nearly sold out and some that lie in one warehouse only', () => {
    const total = demoVehicles.map(
      ({ stock }) => stock.newYork + (stock.chicago ?? 0) + (stock.sanFrancisco ?? 0),
    );
    expect(total.filter((units) => units === 1).length).toBeGreaterThan(3);
    expect(demoVehicles.filter(({ stock }) => stock.newYork === 0).length).toBeGreaterThan(1);
  });
});

describe.each(demoVehicles.map((vehicle) => [vehicle.sku, vehicle] as const))('%s', (_, vehicle) => {
  it('is a product that the shop accepts, with stock that it can receive and move', () => {
    expect(createProductSchema.parse(productOf(vehicle, someId))).toMatchObject({ sku: vehicle.sku });
    const ids = new Map(
      demoWarehouses.map(({ zipCode }, index) => [zipCode, `0189000${index}-0000-7000-8000-000000000000`]),
    );
    for (const movement of stockMovementsOf(vehicle, someId, ids)) createMovementSchema.parse(movement);
  });

  it('has a description of two to four sentences', () => {
    const sentences = vehicle.description.split(/(?<=[.!?])\s+/);
    expect(sentences.length).toBeGreaterThanOrEqual(2);
    expect(sentences.length).toBeLessThanOrEqual(5);
  });

  it('has measures of a vehicle', () => {
    const { drawing, engine, body } = vehicle;
    expect(engine.engineCc === undefined).toBe(engine.fuel === 'electric');
    expect(body.weightKg).toBeGreaterThan(drawing.kind === 'car' ? 800 : 120);
    if (drawing.kind === 'car') expect(drawing.length).toBeGreaterThan(drawing.wheelbase * 1.3);
    else expect(drawing.seatHeight).toBeGreaterThan(600);
  });
});
