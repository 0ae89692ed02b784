import {
  type Category,
  type CreateProduct,
  createCategory,
  createProduct,
  getProduct,
  listCategories,
  listProducts,
  type Product,
} from '@eshop/contracts/api/product';
import { contentKey } from './keys.ts';
import type { ShopClient } from './shop-client.ts';
import { ShopProblem } from './shop-problem.ts';

/** A category to be there: found by its slug, else made under its parent. */
export type WantedCategory = {
  readonly slug: string;
  readonly name: string;
  readonly parentSlug: string | null;
};

const flatten = (categories: readonly Category[]): Category[] =>
  categories.flatMap((category) => [category, ...flatten(category.children)]);

/** Ids of all categories, by slug and by id. */
export async function readCategoryIds(shop: ShopClient): Promise<Map<string, string>> {
  const tree = await shop.call(listCategories);
  return new Map(flatten(tree.items).flatMap(({ id, slug }) => [[slug, id] as const, [id, id] as const]));
}

/** Makes the categories that are missing, parents first; answers the ids of all by slug. */
export async function ensureCategories(
  shop: ShopClient,
  wanted: readonly WantedCategory[],
): Promise<Map<string, string>> {
  const ids = await readCategoryIds(shop);
  for (const { slug, name, parentSlug } of wanted) {
    if (ids.has(slug)) continue;
    const body = { name, parentId: parentSlug === null ? null : (ids.get(parentSlug) ?? null) };
    const made = await shop.call(createCategory, { body, idempotencyKey: contentKey('category', body) });
    ids.set(slug, made.id).set(made.slug, made.id);
  }
  return ids;
}

/** What became of a product that was to be there. */
export type EnsuredProduct = { readonly id: string; readonly made: boolean };

/**
 * Puts a product on sale unless its SKU is there already, however often it is called: the SKU is the key, and unlike a
 * replayed answer its refusal tells what is new from what was there.
 * @throws ShopProblem when the shop refuses it for another reason.
 */
export async function ensureProduct(
  shop: ShopClient,
  product: CreateProduct & { sku: string },
): Promise<EnsuredProduct> {
  try {
    const made = await shop.call(createProduct, { body: product, repeatable: true });
    return { id: made.id, made: true };
  } catch (error) {
    if (!(error instanceof ShopProblem) || error.code !== 'SKU_TAKEN') throw error;
    const known = error.problem?.productId;
    return { id: typeof known === 'string' ? known : await findBySku(shop, product.sku, error), made: false };
  }
}

/** Today's state of a product. */
export const readProduct = (shop: ShopClient, id: string): Promise<Product> =>
  shop.call(getProduct, { params: { id } });

async function findBySku(shop: ShopClient, sku: string, taken: ShopProblem): Promise<string> {
  const page = await shop.call(listProducts, { query: { q: sku, limit: 100 } });
  const found = page.items.find((product) => product.sku === sku);
  if (!found) throw taken;
  return found.id;
}
