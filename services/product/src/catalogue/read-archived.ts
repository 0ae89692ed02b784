import type { ArchivedProductsQuery, Product } from '@eshop/contracts/api/product';
import type { Page } from '@eshop/contracts/paging';
import { unavailable } from '@eshop/kit/errors';
import { categoryIdsOf } from './category-ids.ts';
import { cursorOf, readListQuery } from './list-query.ts';
import type { ListSources } from './read-list.ts';

/**
 * One page of the archived products, from the index of those: the table has no list of them.
 * @throws 404 for an unknown category, 400 for a cursor of another list, 503 until the index knows every product.
 */
export async function readArchived(
  sources: ListSources,
  query: ArchivedProductsQuery,
): Promise<Page<Product>> {
  if (!sources.indexIsComplete() || sources.index().isFull()) throw unavailable('search');
  const list = readListQuery(query, categoryIdsOf(sources.tree(), query.category));
  const { ids, end } = sources.index().find(list);
  const views = await sources.views.read(ids);
  return {
    // Views are products as this service wrote them.
    items: views.map(({ json }) => JSON.parse(json) as Product),
    nextCursor: end && cursorOf(list.sort, end),
  };
}
