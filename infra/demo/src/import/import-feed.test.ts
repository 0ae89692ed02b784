import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { startLittleShop } from '../../test/little-shop.ts';
import { ensureCategories } from '../api/catalogue.ts';
import { sessionOf } from '../api/session.ts';
import { createShopClient } from '../api/shop-client.ts';
import type { RowFault } from './feed-row.ts';
import { type ImportOptions, importFeed } from './import-feed.ts';

const header = 'sku,name,category,price,weightKg,make,model,year,initialQuantity';
const line = (index: number) =>
  `SKU-${index},Car ${index},cars,${1_000_000 + index},1200,Make,Model ${index},2020,3`;
const lines = (count: number) => Array.from({ length: count }, (_, index) => line(index + 1));

async function feedOf(...rows: readonly string[]): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'feed-')), 'feed.csv');
  await writeFile(file, `${[header, ...rows].join('\n')}\n`);
  return file;
}

async function openShop() {
  const shop = await startLittleShop();
  const client = createShopClient({ url: shop.url, session: sessionOf('token'), attempts: 4 });
  await ensureCategories(client, [{ slug: 'cars', name: 'Cars', parentSlug: null }]);
  const run = (file: string, more: Partial<ImportOptions> = {}) =>
    importFeed({ file, url: shop.url, shop: client, batch: 10, ...more });
  return { shop, run, [Symbol.asyncDispose]: () => shop[Symbol.asyncDispose]() };
}

describe('importFeed', () => {
  it('puts each row on sale with what its cells say', async () => {
    await using place = await openShop();
    const counts = await place.run(await feedOf(...lines(25)));
    expect(counts).toMatchObject({ made: 25, found: 0, faulty: 0, row: 26 });
    expect(place.shop.products).toHaveLength(25);
    expect(place.shop.products.find(({ sku }) => sku === 'SKU-7')).toMatchObject({
      name: 'Car 7',
      price: { amount: 1_000_007, currency: 'USD' },
      weightKg: 1200,
      attributes: { make: 'Make', model: 'Model 7', year: 2020 },
      initialQuantity: 3,
    });
  });

  it('changes nothing when it runs again', async () => {
    await using place = await openShop();
    const file = await feedOf(...lines(12));
    await place.run(file);
    expect(await place.run(file)).toMatchObject({ found: 12, made: 0 });
    expect(place.shop.products).toHaveLength(12);
  });

  it('finds by its SKU what is there with other data, and changes it only when asked to', async () => {
    await using place = await openShop();
    await place.run(await feedOf(...lines(3)));
    const dearer = await feedOf(...lines(3).map((text) => text.replace(/,1000002,/, ',2000000,')));
    expect(await place.run(dearer)).toMatchObject({ found: 3, updated: 0 });
    expect(await place.run(dearer, { update: true })).toMatchObject({ found: 2, updated: 1 });
    expect(place.shop.products.map(({ price }) => price)).toContainEqual({
      amount: 2_000_000,
      currency: 'USD',
    });
    expect(place.shop.products).toHaveLength(3);
  });

  it('goes on where it broke off', async () => {
    await using place = await openShop();
    const file = await feedOf(...lines(40));
    let batches = 0;
    const stop = new Error('power cut');
    const broken = place.run(file, {
      concurrency: 1,
      onProgress: () => {
        batches += 1;
        if (batches === 2) throw stop;
      },
    });
    await expect(broken).rejects.toBe(stop);
    expect(place.shop.products).toHaveLength(20);
    const before = place.shop.requests.length;
    expect(await place.run(file)).toMatchObject({ skipped: 20, made: 20 });
    expect(place.shop.products).toHaveLength(40);
    expect(
      place.shop.requests.slice(before).filter((request) => request === 'POST /v1/products'),
    ).toHaveLength(20);
  });

  it('starts from the beginning when the file has changed since', async () => {
    await using place = await openShop();
    const file = await feedOf(...lines(40));
    await expect(
      place.run(file, {
        onProgress: () => {
          throw new Error('power cut');
        },
      }),
    ).rejects.toThrow('power cut');
    await writeFile(file, `${[header, ...lines(41)].join('\n')}\n`);
    expect(await place.run(file)).toMatchObject({ skipped: 0 });
    expect(place.shop.products).toHaveLength(41);
  });

  it('puts a product on sale once when the answer is lost', async () => {
    await using place = await openShop();
    place.shop.suffer(/POST .*products/, 'lost answer', 2);
    expect(await place.run(await feedOf(...lines(5)))).toMatchObject({ faulty: 0 });
    expect(place.shop.products).toHaveLength(5);
  });

  it('leaves no checkpoint behind when it is complete', async () => {
    await using place = await openShop();
    const file = await feedOf(...lines(15));
    await place.run(file);
    expect(await readdir(join(file, '..'))).toEqual(['feed.csv']);
  });

  it('reports a faulty row by its number and column and goes on', async () => {
    await using place = await openShop();
    const file = await feedOf(line(1), 'SKU-2,,boats,cheap,-3,Make,Model,1700,0.5', line(3));
    const faults: RowFault[] = [];
    expect(await place.run(file, { onFault: (fault) => faults.push(fault) })).toMatchObject({
      made: 2,
      faulty: 1,
    });
    expect(new Set(faults.map(({ row, column }) => `${row} ${column}`))).toEqual(
      new Set(['3 name', '3 price', '3 weightKg', '3 year', '3 initialQuantity']),
    );
  });

  it('names a category that the shop does not have', async () => {
    await using place = await openShop();
    const faults: RowFault[] = [];
    await place.run(await feedOf(line(1).replace('cars', 'boats')), {
      onFault: (fault) => faults.push(fault),
    });
    expect(faults).toEqual([{ row: 2, column: 'category', message: 'boats is not a category of the shop' }]);
  });

  it('sends nothing on a dry run', async () => {
    await using place = await openShop();
    const faults: RowFault[] = [];
    const counts = await place.run(await feedOf(line(1), line(2).replace('cars', 'boats')), {
      dryRun: true,
      onFault: (fault) => faults.push(fault),
    });
    expect(counts).toMatchObject({ made: 1, faulty: 1 });
    expect(faults).toMatchObject([{ row: 3, column: 'category' }]);
    expect(place.shop.products).toEqual([]);
  });

  it('reads a compressed feed and brings the categories of the EPA feed along', async () => {
    await using place = await openShop();
    const file = join(await mkdtemp(join(tmpdir(), 'feed-')), 'epa.csv.gz');
    const epa = [
      'id,make,model,year,class,trans,drive,cyl,displ,fuel,hwy,cty',
      '13309,Acura,2.2CL/3.0CL,1997,Subcompact Cars,Automatic 4-spd,Front-Wheel Drive,4,2.2,Regular,26,20',
    ];
    await writeFile(file, gzipSync(`${epa.join('\r\n')}\r\n`));
    expect(await place.run(file)).toMatchObject({ made: 1 });
    expect(place.shop.products[0]).toMatchObject({
      sku: 'EPA-13309',
      attributes: { engineCc: 2200, transmission: 'automatic' },
    });
  });
});
