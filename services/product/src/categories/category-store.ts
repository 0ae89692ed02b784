import { z } from 'zod';
import {
  categoriesPartition,
  categoriesVersionKey,
  categoryCounterKey,
  categoryCounterKeys,
  categoryKey,
} from '../table/keys.ts';
import type { Table } from '../table/table-store.ts';
import { type Item, isNew, isThere, type Write } from '../table/write.ts';
import { categoryInUse } from './category.ts';
import { type CategoryRecord, type CategoryTree, createCategoryTree } from './category-tree.ts';

const recordSchema = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  parentId: z.string().nullable(),
  version: z.number(),
});

/** Thrown when another change to the tree came first: read it again and decide anew. */
export class TreeChanged extends Error {
  override readonly name = 'TreeChanged';
}

/** Reads the whole tree, strongly consistent: one query for up to some thousand categories. */
export async function readCategoryTree(table: Table): Promise<CategoryTree> {
  for (;;) {
    const before = await readTreeVersion(table);
    const items: Item[] = [];
    const query = {
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': categoriesPartition },
      ConsistentRead: true,
    };
    for await (const page of table.pages(query)) items.push(...page);
    const isVersion = ({ sk }: Item) => sk === categoriesVersionKey.sk;
    const version = Number(items.find(isVersion)?.version ?? 0);
    // A change between two pages would tear the tree; its version tells.
    if (version !== before) continue;
    const records = items.filter((item) => !isVersion(item)).map((item) => recordSchema.parse(item));
    return createCategoryTree(records, version);
  }
}

/** The version of the tree: what instances ask to learn whether theirs is still good. */
export async function readTreeVersion(table: Table): Promise<number> {
  return Number((await table.get(categoriesVersionKey))?.version ?? 0);
}

/** The writes of a change to the tree; they commit only if the tree is still the one that the rules saw. */
const afterTree = (tree: CategoryTree): Write => ({
  update: categoriesVersionKey,
  set: { version: tree.version + 1 },
  condition:
    tree.version === 0
      ? { expression: 'attribute_not_exists(pk)' }
      : { expression: '#version = :seen', values: { ':seen': tree.version } },
  refused: () => new TreeChanged(),
});

/** Writes of a new category, with its counters of products at zero. */
export const insertCategory = (tree: CategoryTree, record: CategoryRecord): Write[] => [
  afterTree(tree),
  { put: { ...categoryKey(record.id), ...record } },
  ...categoryCounterKeys(record.id).map((key) => ({ put: { ...key, products: 0 }, condition: isNew })),
];

/** Writes of a category's new name or place. */
export const replaceCategory = (tree: CategoryTree, record: CategoryRecord): Write[] => [
  afterTree(tree),
  { put: { ...categoryKey(record.id), ...record }, condition: isThere },
];

/** Writes that delete a category; refused while one of its counters holds a product. */
export const removeCategory = (tree: CategoryTree, record: CategoryRecord): Write[] => [
  afterTree(tree),
  { delete: categoryKey(record.id), condition: isThere },
  ...categoryCounterKeys(record.id).map((key) => ({
    delete: key,
    condition: { expression: '#products = :none', values: { ':none': 0 } },
    refused: () => categoryInUse('products'),
  })),
];

/** Counts a product in or out of a category; `refused` when there is no such category (any more). */
export const countProduct = (
  categoryId: string,
  productId: string,
  by: 1 | -1,
  refused: () => Error,
): Write => ({
  update: categoryCounterKey(categoryId, productId),
  add: { products: by },
  condition: isThere,
  refused,
});
