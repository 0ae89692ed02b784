import 'server-only';
import {
  getProductFacets,
  listProducts,
  type Product,
  type ProductFacets,
} from '@eshop/contracts/api/product';
import { isProblem } from '@eshop/site/gateway/gateway-problem.ts';
import { readCatalogue } from '@eshop/site/gateway/read-catalogue.ts';
import type { Selection } from './selection.ts';
import { shopQuery } from './shop-query.ts';
import { spelledAs } from './spelling.ts';

/** A page of a list, with what can be chosen from. */
export type Listed = {
  /** As the shop spells its values. */
  readonly selection: Selection;
  readonly products: readonly Product[];
  readonly nextCursor: string | null;
  /** Null when the filters can't be counted at the moment. */
  readonly facets: ProductFacets | null;
  /** The cursor of the address leads nowhere: this is the first page. */
  readonly pageGone: boolean;
};

/** @throws GatewayProblem, GatewayAway */
export async function readListing(asked: Selection, category: string | null): Promise<Listed> {
  const query = shopQuery(asked, category);
  const [{ page, pageGone }, facets] = await Promise.all([
    readPage(asked, query),
    readCatalogue(getProductFacets, { query }).catch(() => null),
  ]);
  const selection = spelledAs(facets, pageGone ? { ...asked, cursor: null, page: 1 } : asked);
  return { selection, products: page.items, nextCursor: page.nextCursor, facets, pageGone };
}

async function readPage({ sort, cursor }: Selection, query: ReturnType<typeof shopQuery>) {
  const read = (from: string | null) =>
    readCatalogue(listProducts, {
      query: { ...query, sort: sort ?? undefined, cursor: from ?? undefined },
    });
  try {
    return { page: await read(cursor), pageGone: false };
  } catch (error) {
    if (cursor === null || !isProblem(error, 'VALIDATION_FAILED')) throw error;
    return { page: await read(null), pageGone: true };
  }
}
