import 'server-only';
import { findProductsBySku, listCategories, type Product } from '@eshop/contracts/api/product';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { flattened } from '@/categories/tree.ts';
import { type RowProduct, readRow } from './read-row.ts';
import type { RawRow, RowFault } from './rows.ts';

/** A row with what the shop has of it. */
export type KnownRow =
  | { readonly row: number; readonly faults: readonly RowFault[] }
  | { readonly row: number; readonly product: RowProduct; readonly current: Product | undefined };

/** Two SKUs that differ in case only are the same. */
const skuKey = (sku: string) => sku.toUpperCase();

/** Ids of categories by id and by slug. @throws GatewayProblem, GatewayAway */
export async function readCategoryIds(): Promise<ReadonlyMap<string, string>> {
  const { items } = await callAsVisitor(listCategories);
  return new Map(
    flattened(items).flatMap(
      ({ category: { id, slug } }) =>
        [
          [id, id],
          [slug, id],
        ] as const,
    ),
  );
}

/** Reads rows and finds the products that have their SKUs, all in one question. @throws GatewayProblem, GatewayAway */
export async function knownRows(rows: readonly RawRow[]): Promise<KnownRow[]> {
  const categoryIds = await readCategoryIds();
  const read = rows.map((raw) => ({ row: raw.row, ...readRow(raw, categoryIds) }));
  const skus = read.flatMap((one) => ('product' in one ? [one.product.sku] : []));
  const found = await productsBySku(skus);
  return read.map((one) => ('faults' in one ? one : { ...one, current: found.get(skuKey(one.product.sku)) }));
}

/** Products by their SKUs in capitals. */
export async function productsBySku(skus: readonly string[]): Promise<ReadonlyMap<string, Product>> {
  if (skus.length === 0) return new Map();
  const { items } = await callAsVisitor(findProductsBySku, { query: { skus: skus.join(',') } });
  return new Map(items.map((product) => [skuKey(product.sku), product]));
}
