import { usd } from '@eshop/contracts';
import { eventually } from '@eshop/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { recordSale } from '../src/sales/record-sale.ts';
import { saleOf } from '../src/sales/sale.ts';
import { item, type SaleData, sale, useSalesReport } from './use-sales-report.ts';

const report = useSalesReport();
const record = (data: SaleData) =>
  recordSale(report.context, saleOf(data), { id: uuidv7(), subscription: 'sales-report.sale-created' });
const starts = async (query: string) =>
  (await report.summary(query)).buckets
    .filter(({ units }) => units > 0)
    .map(({ start }) => start.slice(0, 16));

describe('buckets', () => {
  beforeAll(async () => {
    const moments = [
      '2026-01-31T23:59:59.999Z',
      '2026-02-01T00:00:00.000Z',
      '2026-02-01T23:59:59.999Z',
      '2026-02-02T00:00:00.000Z',
      '2026-02-02T00:30:00.000Z',
    ];
    for (const occurredAt of moments) await record(sale({ occurredAt }));
  });
  const period = 'from=2026-01-01&to=2026-03-01';

  it('begin in UTC, weeks on Monday', async () => {
    expect(await starts(`bucket=month&${period}`)).toEqual(['2026-01-01T00:00', '2026-02-01T00:00']);
    expect(await starts(`bucket=week&${period}`)).toEqual(['2026-01-26T00:00', '2026-02-02T00:00']);
    expect(await starts(`bucket=day&${period}`)).toEqual([
      '2026-01-31T00:00',
      '2026-02-01T00:00',
      '2026-02-02T00:00',
    ]);
    expect(await starts(`bucket=hour&${period}`)).toEqual([
      '2026-01-31T23:00',
      '2026-02-01T00:00',
      '2026-02-01T23:00',
      '2026-02-02T00:00',
    ]);
  });

  it('are all there, also where nothing was sold', async () => {
    const { buckets } = await report.summary('bucket=day&from=2026-01-30&to=2026-02-04');
    expect(buckets.map(({ orders }) => orders)).toEqual([0, 1, 2, 2, 0]);
    expect(buckets[0]).toEqual({
      start: '2026-01-30T00:00:00.000Z',
      units: 0,
      orders: 0,
      revenue: usd(0),
      shipping: usd(0),
    });
  });

  it('end with the first and last sale where the period is open', async () => {
    const { buckets, totals } = await report.summary('bucket=week');
    expect(buckets.map(({ start }) => start.slice(0, 10))).toEqual(['2026-01-26', '2026-02-02']);
    expect(totals.orders).toBe(5);
  });

  it.each(['hour', 'day', 'week', 'month'])(
    'by %s hold exactly what lies in the period, from included and to not',
    async (bucket) => {
      for (const [from, to, orders] of [
        ['2026-01-31T23:59:59.999Z', '2026-02-02T00:30:00.000Z', 4],
        ['2026-02-01T00:00:00.000Z', '2026-02-01T23:59:59.999Z', 1],
        ['2026-02-02T00:10:00', '2026-02-02T00:50:00', 1],
        ['2026-02-02', '2026-02-02', 0],
      ] as const) {
        for (const groupBy of ['none', 'make']) {
          const { buckets, totals } = await report.summary(
            `bucket=${bucket}&groupBy=${groupBy}&from=${from}&to=${to}`,
          );
          expect(totals.orders).toBe(orders);
          expect(buckets.reduce((sum, each) => sum + each.orders, 0)).toBe(orders);
        }
      }
    },
  );
});

describe('groups', () => {
  it('have the name under which a product was last sold, and the names of categories as the shop has them', async () => {
    const productId = uuidv7();
    const [known, unknown] = [uuidv7(), uuidv7()];
    report.categories.push({ id: known, name: 'Sports cars' });
    const at = (day: number) => `2020-06-0${day}T10:00:00.000Z`;
    await record(
      sale({ occurredAt: at(3), items: [item({ productId, name: 'New name', categoryId: known })] }),
    );
    await record(
      sale({ occurredAt: at(1), items: [item({ productId, name: 'Old name', categoryId: unknown })] }),
    );
    const period = 'bucket=month&from=2020-06-01&to=2020-07-01';
    expect((await report.summary(`groupBy=product&${period}`)).buckets).toMatchObject([
      { key: productId, label: 'New name', units: 2 },
    ]);
    const byCategory = (await report.summary(`groupBy=category&${period}`)).buckets;
    expect(byCategory.find(({ key }) => key === known)?.label).toBe('Sports cars');
    expect(byCategory.find(({ key }) => key === unknown)).not.toHaveProperty('label');
    expect((await report.summary(`groupBy=make&${period}`)).buckets).toMatchObject([
      { key: 'Volta', label: 'Volta', orders: 2 },
    ]);
  });

  it('by warehouse have the names that the warehouses have now', async () => {
    const warehouseId = uuidv7();
    report.warehouses.push({ id: warehouseId, name: 'Harbour' });
    const occurredAt = '2020-08-03T10:00:00.000Z';
    await record(sale({ occurredAt, items: [item({ warehouseId }), item()] }));
    const { buckets } = await report.summary('groupBy=warehouse&bucket=month&from=2020-08-01&to=2020-09-01');
    expect(buckets.find(({ key }) => key === warehouseId)).toMatchObject({ label: 'Harbour', units: 1 });
    expect(buckets.find(({ key }) => key !== warehouseId)).not.toHaveProperty('label');
  });

  it('are there without the names of categories while the product service is away', async () => {
    report.stopProduct();
    const { createCategoryClient } = await import('../src/summaries/category-client.ts');
    const categories = createCategoryClient(report.context.config.productUrl, report.context.logger);
    await eventually(async () => expect((await categories.names()).size).toBe(0));
  });
});
