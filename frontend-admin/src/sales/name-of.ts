import 'server-only';
import { type Category, getCategory, getProduct } from '@eshop/contracts/api/product';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { salesText } from '@text/sales';
import { readWarehouseNames } from '@/warehouse/read-warehouses.ts';
import type { GroupName } from './sales-query.ts';

/** What one of a group is called; in words of its own when nobody knows any more. */
export async function nameOf(group: GroupName, key: string): Promise<string> {
  switch (group) {
    case 'make':
      return key;
    case 'product':
      return (await named(callAsVisitor(getProduct, { params: { id: key } }))) ?? salesText.unnamed.product;
    case 'category':
      return (await named(callAsVisitor(getCategory, { params: { id: key } }))) ?? salesText.unnamed.category;
    case 'warehouse':
      return (await readWarehouseNames()).get(key) ?? salesText.unnamed.warehouse;
    default:
      return group satisfies never;
  }
}

const named = (read: Promise<Pick<Category, 'name'>>): Promise<string | null> =>
  read.then(({ name }) => name).catch(() => null);
