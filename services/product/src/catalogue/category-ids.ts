import { problems } from '@eshop/contracts/problem';
import { refusal } from '@eshop/kit/errors';
import type { CategoryTree } from '../categories/category-tree.ts';

/** Ids of the category that a request names and of all below it; null when it names none. @throws 404 */
export function categoryIdsOf(tree: CategoryTree, category: string | undefined): readonly string[] | null {
  if (category === undefined) return null;
  const found = tree.find(category);
  if (found) return tree.idsWithin(found.id);
  const faults = [{ path: 'category', message: 'is not a category' }];
  throw refusal(problems.NOT_FOUND, 'category not found', { faults });
}
