import 'server-only';
import { getProduct, listProducts } from '@eshop/contracts/api/product';
import { listStock } from '@eshop/contracts/api/warehouse';
import { readCatalogue } from '@eshop/site/gateway/read-catalogue.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import type { ProductChoice } from './product-choice.ts';

const most = 8;
/** A product lies in a few warehouses, so there are more levels than products. */
const mostLevels = 40;

/**
 * Products that the letters may mean: what is on sale, found by words, and what lies in a warehouse, found by any part
 * of its SKU or name, though it was archived.
 */
export async function findProducts(words: string): Promise<ProductChoice[]> {
  const [sold, stored] = await Promise.allSettled([
    readCatalogue(listProducts, { query: { q: words, limit: most } }),
    callAsVisitor(listStock, { query: { q: words, limit: mostLevels } }),
  ]);
  if (sold.status === 'rejected' && stored.status === 'rejected') throw sold.reason;
  const found = new Map<string, ProductChoice>();
  const levels = stored.status === 'fulfilled' ? stored.value.items : [];
  const products = sold.status === 'fulfilled' ? sold.value.items : [];
  for (const { id, name, sku } of products) found.set(id, { id, name, sku });
  for (const { productId: id, name, sku } of levels) found.set(id, { id, name, sku });
  return [...found.values()].sort(exactFirst(words)).slice(0, most);
}

const exactFirst = (words: string) => (one: ProductChoice, other: ProductChoice) =>
  Number(other.sku.toLowerCase() === words.toLowerCase()) -
  Number(one.sku.toLowerCase() === words.toLowerCase());

/** The product of an address; null when nobody knows it. */
export const readChoice = (id: string): Promise<ProductChoice | null> =>
  callAsVisitor(getProduct, { params: { id } })
    .then(({ name, sku }) => ({ id, name, sku }))
    .catch(() => null);
