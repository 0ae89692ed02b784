import { setTimeout as delay } from 'node:timers/promises';
import type { Category, CreateCategory, UpdateCategory } from '@eshop/contracts/api/product';
import type { AuditActor } from '@eshop/kit/audit';
import { unavailable } from '@eshop/kit/errors';
import type { Remember } from '@eshop/kit/idempotency';
import { v7 as uuidv7 } from 'uuid';
import type { Context } from '../context.ts';
import { auditWrites } from '../table/audit-store.ts';
import type { Write } from '../table/write.ts';
import { auditOfCategory } from './audit-category.ts';
import { changeCategory, newCategory, removableCategory } from './category.ts';
import {
  insertCategory,
  readCategoryTree,
  removeCategory,
  replaceCategory,
  TreeChanged,
} from './category-store.ts';
import { type CategoryTree, createCategoryTree } from './category-tree.ts';

/** Makes a category. @throws 400 for an unknown parent, 409 `NAME_TAKEN`. */
export function createCategory(
  context: Context,
  actor: AuditActor,
  body: CreateCategory,
  remember: Remember<Write[]>,
): Promise<Category> {
  const id = uuidv7();
  return changeTree(context, async (tree) => {
    const record = newCategory(tree, body, id);
    const answer: Category = { ...record, children: [] };
    const act = auditOfCategory('category.create', { after: record });
    const writes = [...insertCategory(tree, record), ...auditWrites(actor, act, context.now())];
    await remember(writes, { status: 201, body: answer });
    return { writes, answer };
  });
}

/** Renames or moves a category. @throws 404, 412, 400 for an unknown parent, 409. */
export function updateCategory(
  context: Context,
  actor: AuditActor,
  id: string,
  expectedVersion: number,
  change: UpdateCategory,
): Promise<Category> {
  return changeTree(context, async (tree) => {
    const record = changeCategory(tree, id, expectedVersion, change);
    const answer = createCategoryTree(
      [...tree.idsWithin(id).flatMap((within) => (within === id ? [] : (tree.find(within) ?? []))), record],
      tree.version,
    ).present(record);
    const act = auditOfCategory('category.update', { before: tree.find(id), after: record });
    return { writes: [...replaceCategory(tree, record), ...auditWrites(actor, act, context.now())], answer };
  });
}

/** Deletes a category with nothing in it. @throws 404, 412, 409 `CATEGORY_IN_USE`. */
export function deleteCategory(
  context: Context,
  actor: AuditActor,
  id: string,
  expectedVersion: number,
): Promise<void> {
  return changeTree(context, async (tree) => {
    const record = removableCategory(tree, id, expectedVersion);
    const act = auditOfCategory('category.delete', { before: record });
    const writes = [...removeCategory(tree, record), ...auditWrites(actor, act, context.now())];
    return { writes, answer: undefined };
  });
}

type Decision<Answer> = { readonly writes: readonly Write[]; readonly answer: Answer };

const maxTries = 20;

/** Decides on the tree as it stands and writes the decision only if it still stands so; else decides again. */
async function changeTree<Answer>(
  context: Context,
  decide: (tree: CategoryTree) => Promise<Decision<Answer>>,
): Promise<Answer> {
  for (let tries = 1; ; tries++) {
    const { writes, answer } = await decide(await readCategoryTree(context.table));
    try {
      await context.table.write(...writes);
      await context.catalogue.categoriesWritten();
      return answer;
    } catch (error) {
      if (!(error instanceof TreeChanged)) throw error;
      if (tries >= maxTries) throw unavailable('catalogue', 1, error);
      await delay(Math.random() * 20 * tries);
    }
  }
}
