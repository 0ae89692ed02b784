import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listCategories, listProducts, type Product } from '@eshop/contracts/api/product';
import { listStock, listWarehouses } from '@eshop/contracts/api/warehouse';
import { expect, it } from 'vitest';
import { demoAdmin } from '../../src/accounts.ts';
import { signInSession } from '../../src/api/session.ts';
import { createShopClient } from '../../src/api/shop-client.ts';
import { importFeed } from '../../src/import/import-feed.ts';
import { loadDemo } from '../../src/load-demo.ts';
import { demoVehicles } from '../../src/vehicles/index.ts';

const url = process.env.ESHOP_URL ?? 'http://127.0.0.1:2000';
const shop = createShopClient({ url, session: signInSession(url, demoAdmin) });
const vehicles = demoVehicles.filter(({ stock }) => stock.chicago && stock.sanFrancisco).slice(0, 3);

async function bySku(sku: string): Promise<Product | undefined> {
  const { items } = await shop.call(listProducts, { query: { q: sku } });
  return items.find((product) => product.sku === sku);
}

it('loads the demo, and changes nothing the second time', async () => {
  await loadDemo({ gatewayUrl: url, vehicles });
  const before = await Promise.all(vehicles.map(({ sku }) => bySku(sku)));
  expect(await loadDemo({ gatewayUrl: url, vehicles })).toEqual({ made: 0, found: vehicles.length });
  const after = await Promise.all(vehicles.map(({ sku }) => bySku(sku)));
  expect(after.map((product) => product?.images.length)).toEqual(vehicles.map(() => 2));
  expect(after.map((product) => product?.version)).toEqual(before.map((product) => product?.version));
});

it('has the top categories and the three warehouses', async () => {
  const { items } = await shop.call(listCategories);
  expect(items.map(({ slug }) => slug)).toEqual(expect.arrayContaining(['cars', 'motorcycles']));
  const warehouses = await shop.call(listWarehouses, { query: { limit: 100 } });
  expect(warehouses.items.find(({ isMain }) => isMain)?.zipCode).toBe('10250');
  expect(warehouses.items.map(({ zipCode }) => zipCode)).toEqual(
    expect.arrayContaining(['10250', '60290', '94120']),
  );
});

it('has the stock of each vehicle in the warehouses that the demo names', async () => {
  for (const { sku, stock } of vehicles) {
    const product = await bySku(sku);
    const levels = await shop.call(listStock, { query: { productId: product?.id ?? '', limit: 100 } });
    const units = levels.items.reduce((sum, { onHand }) => sum + onHand, 0);
    expect(units).toBeLessThanOrEqual(stock.newYork + (stock.chicago ?? 0) + (stock.sanFrancisco ?? 0));
  }
});

it('imports a feed, and finds it there the second time', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'feed-')), 'feed.csv');
  const mark = Date.now().toString(36);
  const rows = Array.from(
    { length: 30 },
    (_, index) => `TEST-${mark}-${index},Test car ${mark},sedans,1500000,1300,Test,${mark},2020,1`,
  );
  await writeFile(
    file,
    ['sku,name,category,price,weightKg,make,model,year,initialQuantity', ...rows].join('\n'),
  );
  expect(await importFeed({ file, url, shop })).toMatchObject({ made: 30, found: 0, faulty: 0 });
  expect(await importFeed({ file, url, shop })).toMatchObject({ made: 0, found: 30, faulty: 0 });
});
