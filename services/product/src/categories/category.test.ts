import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { changeCategory, maxDepth, newCategory, slugOf } from './category.ts';
import { type CategoryRecord, createCategoryTree } from './category-tree.ts';

describe('categories', () => {
  it.each([
    ['Sports cars', 'sports-cars'],
    ['  Élan & Co. ', 'elan-co'],
    ['Škoda', 'skoda'],
    ['日本', ''],
  ])('the slug of %s is "%s"', (name, slug) => expect(slugOf(name)).toBe(slug));

  it('stand at most six levels deep, also after a move', () => {
    const records: CategoryRecord[] = [];
    const tree = () => createCategoryTree(records, 1);
    const add = (parentId: string | null) => {
      const record = newCategory(tree(), { name: `C${records.length}`, parentId }, uuidv7());
      records.push(record);
      return record;
    };
    let parentId: string | null = null;
    for (let depth = 0; depth < maxDepth; depth++) parentId = add(parentId).id;
    expect(() => add(parentId)).toThrow('parentId');
    const [first, second] = records;
    const other = add(null);
    expect(() => changeCategory(tree(), first?.id ?? '', 1, { parentId: other.id })).toThrow('parentId');
    expect(changeCategory(tree(), second?.id ?? '', 1, { parentId: other.id })).toMatchObject({
      parentId: other.id,
      version: 2,
    });
  });
});
