import type { Product, StaffProductsQuery } from '@eshop/contracts/api/product';
import type { Page } from '@eshop/contracts/paging';
import { unavailable } from '@eshop/kit/errors';
import { categoryIdsOf } from './category-ids.ts';
import { cursorOf, type ListedPage, type ListQuery, readListQuery } from './list-query.ts';
import { findPage, type ListSources } from './read-list.ts';

/**
 * One page of the products on sale, as it is at this moment.
 * @throws 404 for an unknown category, 400 for a cursor of another list, 503 for what needs the index until that is complete.
 */
export const readOnSale = (sources: ListSources, query: StaffProductsQuery): Promise<Page<Product>> =>
  readPage(sources, query, (list) => findPage(sources, list));

/**
 * One page of the archived products, from the index of those: the table has no list of them.
 * @throws as for those on sale; 503 until the index knows every product.
 */
export const readArchived = (sources: ListSources, query: StaffProductsQuery): Promise<Page<Product>> =>
  readPage(sources, query, (list) => {
    if (!sources.indexIsComplete() || sources.index().isFull()) throw unavailable('search');
    return sources.index().find(list);
  });

async function readPage(
  { tree, views }: ListSources,
  query: StaffProductsQuery,
  find: (list: ListQuery) => ListedPage | Promise<ListedPage>,
): Promise<Page<Product>> {
  const list = readListQuery(query, categoryIdsOf(tree(), query.category));
  const { ids, end } = await find(list);
  return {
    // Views are products as this service wrote them.
    items: (await views.read(ids)).map(({ json }) => JSON.parse(json) as Product),
    nextCursor: end && cursorOf(list.sort, end),
  };
}
