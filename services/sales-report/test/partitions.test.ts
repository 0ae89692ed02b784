import { eventually } from '@eshop/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { recordSale } from '../src/sales/record-sale.ts';
import { saleOf } from '../src/sales/sale.ts';
import { type SaleData, sale, useSalesReport } from './use-sales-report.ts';

const report = useSalesReport();
const times = (count: number) => Array.from({ length: count }, (_, index) => index);
const record = (data: SaleData, id: string = uuidv7()) =>
  recordSale(report.context, saleOf(data), { id, subscription: 'sales-report.sale-created' });

describe('partitions', () => {
  it('are there ahead of time', async () => {
    const names = await eventually(async () => {
      const rows = await report.context.database.$queryRaw<{ name: string }[]>`
        SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'sale_lines'::regclass`;
      expect(rows.length).toBeGreaterThanOrEqual(3);
      return rows.map(({ name }) => name);
    });
    const now = new Date();
    for (const ahead of [0, 1, 2]) {
      const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 1))
        .toISOString()
        .slice(0, 7);
      expect(names).toContain(`sale_lines_${month.replace('-', '_')}`);
    }
  });

  it('are made once for a month that nobody expected, whoever comes first', async () => {
    const sales = times(20).map(() => sale({ occurredAt: '1999-12-31T23:59:59.999Z' }));
    await Promise.all(sales.map((each) => record(each)));
    expect((await report.summary('bucket=month&from=1999-12-01&to=2000-01-01')).totals.orders).toBe(20);
  });

  it('hold what happened up to the last millisecond of their month', async () => {
    const last = sale({ occurredAt: '2003-02-28T23:59:59.999Z' });
    const first = sale({ occurredAt: '2003-03-01T00:00:00.000Z' });
    await record(last);
    await record(first);
    const rows = await report.context.database.$queryRaw<{ name: string; order_id: string }[]>`
      SELECT tableoid::regclass::text AS name, order_id FROM sale_lines WHERE order_id IN (${last.orderId}::uuid, ${first.orderId}::uuid)`;
    expect(new Map(rows.map(({ name, order_id: id }) => [id, name]))).toEqual(
      new Map([
        [last.orderId, 'sale_lines_2003_02'],
        [first.orderId, 'sale_lines_2003_03'],
      ]),
    );
  });
});
