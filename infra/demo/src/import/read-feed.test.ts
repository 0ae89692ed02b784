import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createProductSchema } from '@eshop/contracts/api/product';
import { describe, expect, it } from 'vitest';
import type { ReadRow } from './feed-row.ts';
import { openFeed } from './read-feed.ts';

const required = 'sku,name,category,price,weightKg,make,model,year';
const sample = new URL('../../test/epa-sample.csv', import.meta.url).pathname;

async function fileOf(content: string | Buffer, name = 'feed.csv'): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'feed-')), name);
  await writeFile(file, content);
  return file;
}

async function rowsOf(file: string): Promise<ReadRow[]> {
  const rows: ReadRow[] = [];
  for await (const row of (await openFeed(file)).rows) rows.push(row);
  return rows;
}

describe('openFeed', () => {
  it('recognises its columns in any order, with a byte order mark, Windows line ends and quoted cells', async () => {
    const file = await fileOf(
      '\uFEFFprice,sku,name,description,category,weightKg,make,model,year,fuel\r\n100,A-1,"Käfer, ""1303""","line one\nline two",cars,890.5,VW,Käfer 🪲,1973,\r\n',
    );
    expect(await rowsOf(file)).toEqual([
      {
        row: 3,
        product: expect.objectContaining({
          name: 'Käfer, "1303"',
          description: 'line one\nline two',
          weightKg: 890.5,
          attributes: { make: 'VW', model: 'Käfer 🪲', year: 1973 },
          initialQuantity: 0,
        }),
      },
    ]);
  });

  it('names columns that nobody reads', async () => {
    const feed = await openFeed(await fileOf(`${required},moonPhase\n`));
    expect(feed.ignored).toEqual(['moonPhase']);
  });

  it.each([
    ['an empty file', '', /is empty/],
    ['a header without needed columns', 'sku,name\n', /columns missing: category, price/],
    ['a column that is there twice', `${required},sku\n`, /sku is there twice/],
  ])('refuses %s', async (_, content, message) => {
    await expect(openFeed(await fileOf(content))).rejects.toThrow(message);
  });

  it('refuses a file that is not there, and one that only claims to be compressed', async () => {
    await expect(openFeed('/no/such/feed.csv')).rejects.toThrow(/cannot be read/);
    await expect(openFeed(await fileOf('sku,name\n', 'feed.csv.gz'))).rejects.toThrow(/cannot be read/);
  });

  it('says so when a compressed feed breaks off', async () => {
    const rows = Array.from(
      { length: 4000 },
      (_, index) => `S-${index},N,cars,${index + 1},1,M,${Math.sin(index)},2000`,
    );
    const whole = gzipSync([required, ...rows].join('\n'));
    const file = await fileOf(whole.subarray(0, whole.length / 2), 'feed.csv.gz');
    await expect(rowsOf(file)).rejects.toThrow(/cannot be read/);
  });

  it('reports a row with too few or too many cells', async () => {
    const rows = await rowsOf(await fileOf(`${required}\nA,B\n`));
    expect(rows).toEqual([
      { row: 2, faults: [{ row: 2, column: '', message: 'has 2 cells where the header has 8' }] },
    ]);
  });

  it.each([
    ['sku', 'has space,N,cars,1,1,M,M,2000'],
    ['price', 'A,N,cars,12.50,1,M,M,2000'],
    ['price', 'A,N,cars,-5,1,M,M,2000'],
    ['price', 'A,N,cars,1e9,1,M,M,2000'],
    ['weightKg', 'A,N,cars,1,0,M,M,2000'],
    ['year', 'A,N,cars,1,1,M,M,twenty'],
    ['make', 'A,N,cars,1,1,,M,2000'],
    ['name', `A,${'x'.repeat(201)},cars,1,1,M,M,2000`],
    ['name', 'A,bell\u0007,cars,1,1,M,M,2000'],
    ['category', 'A,N, ,1,1,M,M,2000'],
  ])('reports a fault in %s: %s', async (column, text) => {
    const [row] = await rowsOf(await fileOf(`${required}\n${text}\n`));
    expect(row).toMatchObject({ row: 2, faults: [{ row: 2, column }] });
  });
});

describe('the EPA feed', () => {
  it('becomes products that the shop accepts, the same ones each time', async () => {
    const rows = await rowsOf(sample);
    expect(rows.length).toBeGreaterThan(20);
    for (const row of rows) {
      if (!('product' in row)) throw new Error(`row ${row.row} is faulty`);
      const { category, ...product } = row.product;
      createProductSchema.parse({ ...product, categoryId: '01890000-0000-7000-8000-000000000000' });
      expect(category).not.toBe('');
    }
    expect(await rowsOf(sample)).toEqual(rows);
  });

  it('reports a row without an id or with a year that is none', async () => {
    const header = 'id,make,model,year,class,trans,drive,cyl,displ,fuel,hwy,cty';
    const rows = await rowsOf(await fileOf(`${header}\nX1,Make,Model,97,,,,,,,,\n`));
    expect(rows).toMatchObject([{ faults: [{ column: 'id' }, { column: 'year' }] }]);
  });
});
