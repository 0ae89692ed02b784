import 'server-only';
import {
  getProductFacets,
  listArchivedProducts,
  listCategories,
  listProductsOnSale,
  type Product,
  type ProductFacets,
} from '@eshop/contracts/api/product';
import type { Page } from '@eshop/contracts/paging';
import { isProblem } from '@eshop/site/gateway/gateway-problem.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { listQuery } from './list-query.ts';

const pageSize = 50;

/** A page of the list, or why the shop can't use what it is filtered by. */
export type ReadProducts = { readonly page: Page<Product> } | { readonly unfit: string };

/** The products that an address asks for. @throws GatewayAway, GatewayProblem for what no filter is to blame for */
export async function readProducts(
  query: Readonly<Record<string, string | undefined>>,
): Promise<ReadProducts> {
  const asked = { ...listQuery(query), limit: pageSize };
  try {
    const page = query.archived
      ? await callAsVisitor(listArchivedProducts, { query: asked })
      : await callAsVisitor(listProductsOnSale, { query: asked });
    return { page };
  } catch (error) {
    if (!isProblem(error, 'VALIDATION_FAILED', 'NOT_FOUND')) throw error;
    const { errors = [], detail, title } = error.problem;
    return { unfit: errors.map(({ path, message }) => `${path} ${message}`).join('; ') || (detail ?? title) };
  }
}

/** What products on sale have, for choosing filters; null when it can't be told now. */
export async function readFacets(
  query: Readonly<Record<string, string | undefined>>,
): Promise<ProductFacets | null> {
  const { sort: _sort, cursor: _cursor, ...selection } = listQuery(query);
  return callAsVisitor(getProductFacets, { query: selection }).catch(() => null);
}

/** The tree of categories as it is now. @throws GatewayAway, GatewayProblem */
export const readCategories = async () => (await callAsVisitor(listCategories)).items;
