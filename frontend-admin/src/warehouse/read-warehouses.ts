import 'server-only';
import { listWarehouses, type Warehouse } from '@eshop/contracts/api/warehouse';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { cache } from 'react';

const pageSize = 100;
const mostPages = 10;

/** All warehouses, in the order of their opening; of very many the first thousand. @throws GatewayAway, GatewayProblem */
export const readWarehouses = cache(async (): Promise<Warehouse[]> => {
  const found: Warehouse[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const { items, nextCursor } = await callAsVisitor(listWarehouses, { query: { limit: pageSize, cursor } });
    found.push(...items);
    if (nextCursor === null) break;
    cursor = nextCursor;
  }
  return found;
});

/** Names of warehouses by id; none while they can't be read. */
export const readWarehouseNames = async (): Promise<ReadonlyMap<string, string>> => {
  const warehouses = await readWarehouses().catch(() => []);
  return new Map(warehouses.map(({ id, name }) => [id, name]));
};
