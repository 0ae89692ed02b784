import { getCategory, getProduct, listCategories } from '@eshop/contracts/api/product';
import { notFound } from '@eshop/kit/errors';
import type { CategoryTree } from '../categories/category-tree.ts';
import { type Answer, newAnswer } from './answer-cache.ts';
import type { ProductViews } from './product-views.ts';

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

/** One product, archived or not, ready to be sent. @throws 404 */
export async function readProduct(views: ProductViews, id: string): Promise<Answer> {
  const [view] = await views.read([id]);
  if (!view) throw notFound('product');
  return newAnswer(Buffer.from(view.json), { route: getProduct.path, shows: [id], version: view.version });
}

/** The whole tree, ready to be sent. */
export const readCategories = (tree: CategoryTree): Answer =>
  newAnswer(json({ items: tree.top, nextCursor: null }), { route: listCategories.path });

/** One category with those below it, ready to be sent. @throws 404 */
export function readCategory(tree: CategoryTree, idOrSlug: string): Answer {
  const found = tree.find(idOrSlug);
  if (!found) throw notFound('category');
  return newAnswer(json(tree.present(found)), { route: getCategory.path, version: found.version });
}
