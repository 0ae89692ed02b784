import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { useWarehouse } from './use-warehouse.ts';

const id = uuidv7();

/** Who may call what, from the contract and not from the code: everybody else is refused. */
const routes = [
  { method: 'get', path: '/v1/warehouses', allowed: ['staff', 'admin', 'service'] },
  { method: 'get', path: `/v1/warehouses/${id}`, allowed: ['staff', 'admin', 'service'] },
  { method: 'post', path: '/v1/warehouses', allowed: ['admin'] },
  { method: 'patch', path: `/v1/warehouses/${id}`, allowed: ['admin'] },
  { method: 'delete', path: `/v1/warehouses/${id}`, allowed: ['admin'] },
  { method: 'get', path: '/v1/stock', allowed: ['staff', 'admin', 'service'] },
  { method: 'get', path: '/v1/stock-movements', allowed: ['staff', 'admin', 'service'] },
  { method: 'post', path: '/v1/stock-movements', allowed: ['staff', 'admin'] },
  { method: 'get', path: '/v1/stock-counts', allowed: ['staff', 'admin'] },
  { method: 'put', path: `/v1/stock-limits/${id}`, allowed: ['staff', 'admin'] },
  { method: 'get', path: `/v1/reservations/${id}/explanation`, allowed: ['staff', 'admin'] },
  { method: 'post', path: '/v1/allocations', allowed: ['staff', 'admin', 'service'] },
  { method: 'put', path: `/v1/reservations/${id}`, allowed: ['service'] },
  { method: 'post', path: `/v1/reservations/${id}/commit`, allowed: ['service'] },
  { method: 'post', path: `/v1/reservations/${uuidv7()}/release`, allowed: ['service'] },
] as const;

describe('roles', () => {
  const warehouse = useWarehouse({ workers: false });

  it.each(routes)('$method $path is for $allowed alone', async ({ method, path, allowed }) => {
    const guest = await warehouse.guest[method](path);
    expect([guest.status, guest.body.code]).toEqual([401, 'UNAUTHENTICATED']);
    const forged = await warehouse.guest[method](path).set('authorization', 'Bearer e30.e30.e30');
    expect(forged.status).toBe(401);
    for (const who of ['customer', 'staff', 'admin', 'service'] as const) {
      const { status } = await warehouse.as(who)[method](path);
      if (allowed.some((role) => role === who)) expect([401, 403, 500], who).not.toContain(status);
      else expect(status, who).toBe(403);
    }
  });
});
