import type { Category } from '@eshop/contracts/api/product';
import { describe, expect, it } from 'vitest';
import { filtered, flattened, idsWithin, pathName, visibleRows } from './tree.ts';

const category = (name: string, children: Category[] = []): Category => ({
  id: name,
  slug: name,
  name,
  parentId: null,
  version: 1,
  children,
});
const sedans = category('Sedans', [category('Large sedans')]);
const tree = [category('Cars', [sedans, category('Vans')]), category('Motorcycles')];
const names = (rows: { category: Category }[]) => rows.map((row) => row.category.name);

describe('the tree of categories', () => {
  it('is listed with how deep each stands', () => {
    expect(flattened(tree).map(({ category: { name }, depth }) => [name, depth])).toEqual([
      ['Cars', 1],
      ['Sedans', 2],
      ['Large sedans', 3],
      ['Vans', 2],
      ['Motorcycles', 1],
    ]);
  });

  it('names the way down', () => {
    expect(pathName(tree, 'Large sedans')).toBe('Cars › Sedans › Large sedans');
    expect(pathName(tree, 'none')).toBe('');
  });

  it('knows what lies within', () => {
    expect(idsWithin(sedans)).toEqual(['Sedans', 'Large sedans']);
  });

  it('shows what is open', () => {
    expect(names(visibleRows(tree, new Set()))).toEqual(['Cars', 'Motorcycles']);
    expect(names(visibleRows(tree, new Set(['Cars'])))).toEqual(['Cars', 'Sedans', 'Vans', 'Motorcycles']);
  });

  it('is filtered by letters, with all above', () => {
    expect(names(flattened(filtered(tree, ' large ')))).toEqual(['Cars', 'Sedans', 'Large sedans']);
    expect(filtered(tree, 'x')).toEqual([]);
  });
});
