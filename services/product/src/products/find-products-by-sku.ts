import type { Product } from '@eshop/contracts/api/product';
import type { Context } from '../context.ts';
import { findIdsBySku, findProducts } from './product-store.ts';
import { presentSaved } from './save-product.ts';

/** The products that have these SKUs, archived ones too, in the order asked; each once, unknown ones left out. */
export async function findProductsBySku(context: Context, skus: readonly string[]): Promise<Product[]> {
  const ids = await findIdsBySku(context.table, skus);
  const products = await findProducts(context.table, ids);
  const byId = new Map(products.map((product) => [product.id, product]));
  return Promise.all(
    ids.flatMap((id) => byId.get(id) ?? []).map((product) => presentSaved(context, product)),
  );
}
