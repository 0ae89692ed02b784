import { listProducts, type ProductsQuery } from '@eshop/contracts/api/product';
import { unavailable } from '@eshop/kit/errors';
import type { CategoryTree } from '../categories/category-tree.ts';
import type { ProductIndex } from '../search/product-index.ts';
import type { Table } from '../table/table-store.ts';
import type { Answer } from './answer-cache.ts';
import { categoryIdsOf } from './category-ids.ts';
import { cursorOf, type ListedPage, type ListQuery, orders, readListQuery } from './list-query.ts';
import { listFromTable } from './lists-store.ts';
import { pageAnswer } from './page-answer.ts';
import type { ProductViews } from './product-views.ts';

export type ListSources = {
  readonly table: Table;
  index(): ProductIndex;
  readonly views: ProductViews;
  tree(): CategoryTree;
  /** False until the index knows every product. */
  indexIsComplete(): boolean;
};

/** One page of a list, ready to be sent. @throws 404 for an unknown category, 400 for a cursor of another list. */
export async function readList(sources: ListSources, query: ProductsQuery): Promise<Answer> {
  if (query.ids) return pageAnswer(listProducts, await sources.views.read(query.ids), null);
  const list = readListQuery(query, categoryIdsOf(sources.tree(), query.category));
  const { ids, end } = await findPage(sources, list);
  const nextCursor = end && cursorOf(list.sort, end);
  return pageAnswer(listProducts, await sources.views.read(ids), nextCursor);
}

/** The index when it knows every product, else the table, which can do all but find words and follow names and stock. */
export function findPage(sources: ListSources, list: ListQuery): ListedPage | Promise<ListedPage> {
  if (sources.indexIsComplete()) return sources.index().find(list);
  const { by } = orders[list.sort];
  if (list.words !== '' || by === 'name' || by === 'stock') throw unavailable('search');
  return listFromTable(sources.table, list, list.categoryIds ?? sources.tree().idsWithin());
}
