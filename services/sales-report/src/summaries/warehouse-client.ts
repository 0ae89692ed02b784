import { listWarehouses } from '@eshop/contracts/api/warehouse';
import type { ServiceToken } from '@eshop/kit/auth';
import { callEndpoint } from '@eshop/kit/http';
import type { Logger } from '@eshop/kit/logging';
import { createKnownNames, type KnownNames } from './known-names.ts';

const timeoutMs = 1_000;
const pageSize = 100;

/**
 * The names of the warehouses that are open; one that was closed keeps the name it had while this process knew it. Without
 * an address no name is known.
 */
export function createWarehouseClient(
  baseUrl: string | undefined,
  token: ServiceToken,
  logger: Logger,
): KnownNames {
  const known = new Map<string, string>();
  if (baseUrl === undefined) return { names: async () => known };
  const to = { service: 'warehouse', baseUrl, token, timeoutMs };
  return createKnownNames(
    'warehouses',
    async () => {
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const query = { limit: pageSize, ...(cursor ? { cursor } : {}) };
        const page = await callEndpoint(listWarehouses, { ...to, query });
        for (const { id, name } of page.items) known.set(id, name);
        cursor = page.nextCursor;
      }
      return known;
    },
    logger,
  );
}
