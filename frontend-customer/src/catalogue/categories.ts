import 'server-only';
import { type Category, listCategories } from '@eshop/contracts/api/product';
import { readCatalogue } from '@eshop/site/gateway/read-catalogue.ts';

/** The tree of categories, the top ones first. */
export const categoryTree = async (): Promise<Category[]> => (await readCatalogue(listCategories)).items;

/** So many have room beside the search. */
const mostOnTop = 4;

/** The first of the top categories, for every page's head and foot; none while the shop can't say. */
export const topCategories = async (): Promise<Category[]> =>
  (await categoryTree().catch(() => [])).slice(0, mostOnTop);

/** The category with this slug, with those above it, outermost first; null when there is none. */
export function findCategory(
  tree: readonly Category[],
  slug: string,
  above: readonly Category[] = [],
): { category: Category; above: readonly Category[] } | null {
  for (const category of tree) {
    if (category.slug === slug) return { category, above };
    const below = findCategory(category.children, slug, [...above, category]);
    if (below) return below;
  }
  return null;
}
