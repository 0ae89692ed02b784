import { expect, it } from 'vitest';
import { startLittleShop } from '../test/little-shop.ts';
import { type DemoProgress, type LoadDemoOptions, loadDemo } from './load-demo.ts';
import { demoCategories, demoVehicles } from './vehicles/index.ts';

const vehicles = demoVehicles.filter(({ stock }) => stock.chicago && stock.sanFrancisco).slice(0, 2);
/** What is on the pictures is no matter here, and drawing them would be most of the work. */
const load = (gatewayUrl: string, more: Partial<LoadDemoOptions> = {}) =>
  loadDemo({ gatewayUrl, vehicles, pictures: { width: 40 }, ...more });
const state = (shop: Awaited<ReturnType<typeof startLittleShop>>) => ({
  categories: shop.categories.length,
  warehouses: shop.warehouses.length,
  skus: shop.products.map(({ sku }) => sku).sort(),
  images: shop.products.map(({ images }) => (Array.isArray(images) ? images.length : 0)),
  movements: shop.movements.length,
});
const complete = {
  categories: demoCategories.length,
  warehouses: 3,
  skus: vehicles.map(({ sku }) => sku).sort(),
  images: vehicles.map(() => 2),
  movements: vehicles.length * 2,
};

it('makes categories, warehouses, products with two pictures, and the stock of each warehouse', async () => {
  await using shop = await startLittleShop();
  const progress: DemoProgress[] = [];
  const loaded = await load(shop.url, { onProgress: (step) => progress.push(step) });
  expect(loaded).toEqual({ made: vehicles.length, found: 0 });
  expect(state(shop)).toEqual(complete);
  expect(progress.at(-1)).toEqual({ step: 'vehicles', done: vehicles.length, total: vehicles.length });
});

it('changes nothing when it runs again', async () => {
  await using shop = await startLittleShop();
  await load(shop.url);
  await load(shop.url);
  expect(state(shop)).toEqual(complete);
});

it.each([
  ['a category', /POST .*categories/],
  ['a product', /POST .*products$/],
  ['a picture', /POST .*images/],
  ['a movement', /POST .*stock-movements/],
])('finishes what broke off at %s, and doubles nothing', async (_, where) => {
  await using shop = await startLittleShop();
  shop.suffer(where, 'broken');
  await expect(load(shop.url)).rejects.toThrow('INTERNAL');
  await load(shop.url);
  expect(state(shop)).toEqual(complete);
});

it.each([
  ['a product', /POST .*products$/],
  ['a picture', /POST .*images/],
  ['a movement', /POST .*stock-movements/],
])('makes %s once when the answer is lost on the way', async (_, where) => {
  await using shop = await startLittleShop();
  shop.suffer(where, 'lost answer', 3);
  await load(shop.url);
  expect(state(shop)).toEqual(complete);
});

it('waits while the shop is busy or starting', async () => {
  await using shop = await startLittleShop();
  shop.suffer(/v1/, 'unavailable', 2);
  shop.suffer(/products/, 'busy', 3);
  await load(shop.url);
  expect(state(shop)).toEqual(complete);
});
