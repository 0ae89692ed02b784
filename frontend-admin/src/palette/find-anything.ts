import 'server-only';
import { listUsers } from '@eshop/contracts/api/auth';
import { listOrders } from '@eshop/contracts/api/order';
import { listProducts } from '@eshop/contracts/api/product';
import { readCatalogue } from '@eshop/site/gateway/read-catalogue.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { isAdmin, type Staff } from '@/session/staff-role.ts';
import type { Finding } from './finding.ts';

const most = 5;

/** Orders, products and people that the words typed may mean. What can't be asked just now is left out. */
export async function findAnything(words: string, staff: Staff): Promise<Finding[]> {
  const searches = isAdmin(staff) ? [findOrders, findProducts, findPeople] : [findProducts];
  const found = await Promise.allSettled(searches.map((search) => search(words)));
  if (found.every(({ status }) => status === 'rejected')) throw new Error('nothing could be searched');
  return found.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
}

async function findOrders(q: string): Promise<Finding[]> {
  const { items } = await callAsVisitor(listOrders, { query: { scope: 'all', q, limit: most } });
  return items.map(({ id, number, status, address }) => ({
    kind: 'order',
    title: number,
    detail: `${address.name}, ${status.toLowerCase().replaceAll('_', ' ')}`,
    path: `/orders/${id}`,
  }));
}

async function findProducts(q: string): Promise<Finding[]> {
  const { items } = await readCatalogue(listProducts, { query: { q, limit: most } });
  return items.map(({ id, name, sku }) => ({
    kind: 'product',
    title: name,
    detail: sku,
    path: `/products/${id}`,
  }));
}

async function findPeople(q: string): Promise<Finding[]> {
  const { items } = await callAsVisitor(listUsers, { query: { q, limit: most } });
  return items.map(({ id, name, email }) => ({
    kind: 'person',
    title: name,
    detail: email,
    path: `/people/${id}`,
  }));
}
