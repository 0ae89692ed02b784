import { serviceHeaders, signIn } from '@eshop/kit/testing';
import { describe, expect, it } from 'vitest';
import { useSalesReport } from './use-sales-report.ts';

const report = useSalesReport();

describe('access and bad input', () => {
  const paths = ['/v1/sales', '/v1/sales/summary', '/v1/sales/export'];

  it.each(paths)('%s is for admins alone', async (path) => {
    expect((await report.get(path, {})).status).toBe(401);
    expect((await report.get(path, { authorization: 'Bearer nonsense' })).status).toBe(401);
    for (const caller of [await signIn(), await signIn('warehouse')]) {
      expect((await report.get(path, { ...caller.headers })).status).toBe(403);
    }
    expect((await report.get(path, await serviceHeaders())).status).toBe(403);
    expect((await report.get(path)).status).toBe(200);
  });

  it.each([
    ['/v1/sales?limit=0', 'limit'],
    ['/v1/sales?limit=101', 'limit'],
    ['/v1/sales?limit=1e1', 'limit'],
    ['/v1/sales?cursor=nonsense', 'cursor'],
    [`/v1/sales?cursor=${Buffer.from('["x","y"]').toString('base64url')}`, 'cursor'],
    ['/v1/sales?productId=1', 'productId'],
    ['/v1/sales?categoryId=cars', 'categoryId'],
    ['/v1/sales?warehouseId=%00', 'warehouseId'],
    ['/v1/sales?from=yesterday', 'from'],
    ['/v1/sales?from=2026-02-30', 'from'],
    ['/v1/sales?from=2026-02-02&to=2026-02-01', 'to'],
    ['/v1/sales?from=2026-01-01&from=2026-01-02', 'from'],
    ['/v1/sales/summary?bucket=year', 'bucket'],
    ['/v1/sales/summary?groupBy=user', 'groupBy'],
    ['/v1/sales/summary?bucket=hour&from=1980-01-01&to=2020-01-01', 'bucket'],
    ['/v1/sales/summary?to=3000-01-01', 'to'],
    ['/v1/sales/summary?top=3', 'top'],
    ['/v1/sales/summary?bucket=all&top=101', 'top'],
    ['/v1/sales/summary?productId=x', 'productId'],
    ['/v1/sales/summary?make=', 'make'],
    [`/v1/sales/summary?make=Volta&groupBy=product`, 'groupBy'],
    [`/v1/sales/summary?make=Volta&warehouseId=00000000-0000-7000-8000-000000000000`, 'groupBy'],
    ['/v1/sales?make=', 'make'],
    ['/v1/sales/export?format=pdf', 'format'],
    ['/v1/sales/export?to=x', 'to'],
  ])('%s is a 400 that names %s', async (path, field) => {
    const answer = await report.get(path);
    expect(answer.status).toBe(400);
    expect(answer.type).toBe('application/problem+json');
    expect(answer.body.errors).toMatchObject([{ path: field }]);
  });
});
