import 'server-only';
import { listProducts, type Product } from '@eshop/contracts/api/product';
import { readCatalogue } from '@eshop/site/gateway/read-catalogue.ts';

/** The vehicles with these ids, in this order; those that never were are missing. */
export async function readCompared(ids: readonly string[]): Promise<Product[]> {
  if (ids.length === 0) return [];
  const { items } = await readCatalogue(listProducts, { query: { ids: ids.join(',') } });
  return ids.flatMap((id) => items.find((product) => product.id === id) ?? []);
}
