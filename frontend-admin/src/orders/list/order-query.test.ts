import { expect, it } from 'vitest';
import { orderQuery } from './order-query.ts';

it('asks for what the address says', () => {
  const customer = '01a224da-8c74-76c6-9d94-1e5a9c4cc3f5';
  const address = { status: 'EXPIRED,PENDING', q: 'ada', sort: 'total', customer, from: '2026-01-01' };
  expect(orderQuery(address, 50)).toMatchObject({
    scope: 'all',
    status: ['PENDING', 'EXPIRED'],
    q: 'ada',
    sort: 'total',
    userId: customer,
    from: '2026-01-01',
    limit: 50,
  });
});

it('leaves out what is nonsense', () => {
  const query = orderQuery({ status: 'LOST', sort: 'odd', customer: 'me', from: 'x' }, 50);
  expect(query).toMatchObject({ status: [], sort: 'newest', userId: undefined });
  expect('from' in query).toBe(false);
});
