import type { CreateCategory, UpdateCategory } from '@eshop/contracts/api/product';
import { problems } from '@eshop/contracts/problem';
import { badRequest, invalidState, notFound, refusal, versionConflict } from '@eshop/kit/errors';
import type { CategoryRecord, CategoryTree } from './category-tree.ts';

/** More would make paths and menus unusable; it also bounds every walk through the tree. */
export const maxDepth = 6;
/** The tree is kept in memory and answered as one page. */
export const maxCategories = 2_000;

/** A new category beside those in `tree`. @throws 400 for an unknown parent, 409 `NAME_TAKEN`. */
export function newCategory(
  tree: CategoryTree,
  { name, parentId }: CreateCategory,
  id: string,
): CategoryRecord {
  if (tree.size >= maxCategories) throw invalidState(`there can be at most ${maxCategories} categories`);
  checkPlace(tree, parentId, 1);
  checkName(tree, name, parentId);
  return { id, slug: freeSlug(tree, name, parentId), name, parentId, version: 1 };
}

/**
 * A category with another name or place; its slug stays, so that links go on to work.
 * @throws 404, 412, 400 for an unknown parent, 409 `NAME_TAKEN`, 409 `INVALID_STATE` for a place below itself.
 */
export function changeCategory(
  tree: CategoryTree,
  id: string,
  expectedVersion: number,
  change: UpdateCategory,
): CategoryRecord {
  const current = existing(tree, id, expectedVersion);
  const changed = { ...current, ...defined(change), version: current.version + 1 };
  if (changed.parentId !== current.parentId) {
    if (changed.parentId !== null && tree.idsWithin(id).includes(changed.parentId))
      throw invalidState('a category can not be moved below itself');
    checkPlace(tree, changed.parentId, heightOf(tree, id));
  }
  checkName(tree, changed.name, changed.parentId, id);
  return changed;
}

/** The category to delete. @throws 404, 412, 409 `CATEGORY_IN_USE` while others are below it. */
export function removableCategory(tree: CategoryTree, id: string, expectedVersion: number): CategoryRecord {
  const current = existing(tree, id, expectedVersion);
  if (tree.childrenOf(id).length > 0) throw categoryInUse('subcategories');
  return current;
}

export const categoryInUse = (by: 'products' | 'subcategories') =>
  refusal(problems.CATEGORY_IN_USE, `the category still has ${by}`);

/** Lower-case words joined by hyphens: `Sports cars` is `sports-cars`. Empty when no letter or digit is left. */
export const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replaceAll(/^-+|-+$/g, '');

function existing(tree: CategoryTree, id: string, expectedVersion: number): CategoryRecord {
  const current = tree.find(id);
  if (current?.id !== id) throw notFound('category');
  if (current.version !== expectedVersion) throw versionConflict();
  return current;
}

function checkPlace(tree: CategoryTree, parentId: string | null, height: number): void {
  if (parentId === null) return;
  const path = tree.pathOf(parentId);
  if (path.length === 0) throw badRequest([{ path: 'parentId', message: 'is not a category' }]);
  if (path.length + height > maxDepth)
    throw badRequest([{ path: 'parentId', message: `is too deep: there are at most ${maxDepth} levels` }]);
}

function checkName(tree: CategoryTree, name: string, parentId: string | null, except?: string): void {
  const fold = (text: string) => text.toLocaleLowerCase('en');
  const taken = tree
    .childrenOf(parentId)
    .some(({ id, name: other }) => id !== except && fold(other) === fold(name));
  if (taken) throw refusal(problems.NAME_TAKEN, `there is a category "${name}" in this place`);
}

const heightOf = (tree: CategoryTree, id: string): number =>
  1 + Math.max(0, ...tree.childrenOf(id).map((child) => heightOf(tree, child.id)));

/** The slug of the name; with the parent's before it, then a number behind it, while it is in use elsewhere. */
function freeSlug(tree: CategoryTree, name: string, parentId: string | null): string {
  const own = slugOf(name) || 'category';
  const parent = parentId === null ? undefined : tree.find(parentId)?.slug;
  const wanted = tree.find(own) && parent ? `${parent}-${own}`.slice(0, 90) : own;
  for (let number = 1; ; number++) {
    const slug = number === 1 ? wanted : `${wanted}-${number}`;
    if (!tree.find(slug)) return slug;
  }
}

const defined = ({ name, parentId }: UpdateCategory) => ({
  ...(name !== undefined && { name }),
  ...(parentId !== undefined && { parentId }),
});
