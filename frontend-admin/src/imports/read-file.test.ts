import { describe, expect, it } from 'vitest';
import { templateCsv } from './columns.ts';
import { readFile } from './read-file.ts';

const header = 'sku,name,category,price,weightKg,make,model,year';

describe('a file to import', () => {
  it('is a table with rows by their line, quotes and line breaks in cells', async () => {
    const { rows, columns, ignored } = await readFile(
      'a.csv',
      `\uFEFF${header},description,x\r\nA,"Car, red",cars,100,1,M,N,2020,"a\nb",1\r\n\r\nB,Two,cars,2,2,M,N,2021,,2\r\n`,
    );
    expect(rows.map(({ row, cells: { sku, name, description } }) => [row, sku, name, description])).toEqual([
      [3, 'A', 'Car, red', 'a\nb'],
      [5, 'B', 'Two', ''],
    ]);
    expect(columns).toContain('description');
    expect(ignored).toEqual(['x']);
  });

  it('is a list of products as the API writes them', async () => {
    const product = {
      sku: 'A',
      name: 'Car',
      category: 'cars',
      price: { amount: 1_899_900, currency: 'USD' },
      weightKg: 1310.5,
      attributes: { make: 'M', model: 'N', year: 2020, fuel: null },
    };
    const { rows } = await readFile('a.json', JSON.stringify([product, 7]));
    expect(rows).toEqual([
      {
        row: 1,
        cells: {
          sku: 'A',
          name: 'Car',
          category: 'cars',
          price: '1899900',
          weightKg: '1310.5',
          make: 'M',
          model: 'N',
          year: '2020',
        },
      },
      { row: 2, cells: {} },
    ]);
  });

  it('can begin with the template', async () => {
    const { rows, ignored } = await readFile('template.csv', templateCsv);
    expect(rows).toMatchObject([{ cells: { sku: 'CAR-EXAMPLE-1', price: '1899900', initialQuantity: '3' } }]);
    expect(ignored).toEqual([]);
  });

  it.each([
    ['nothing', ''],
    ['a header alone', `${header}\n`],
    ['a missing column', 'sku,name\nA,B\n'],
    ['a column twice', `${header},sku\nA,B,cars,1,1,M,N,2020,A\n`],
    ['an open quote', `${header}\n"A,B`],
    ['more rows than 10,000', `${header}\n${'A,B,cars,1,1,M,N,2020\n'.repeat(10_001)}`],
    ['broken JSON', '[{'],
    ['JSON that is no list', '{"a":1}'],
  ])('is refused as a whole: %s', async (_what, text) => {
    await expect(readFile('f', text)).rejects.toThrow(/\w/);
  });
});
