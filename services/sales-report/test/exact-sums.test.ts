import { usd } from '@eshop/contracts';
import type { SalesBucket } from '@eshop/contracts/api/sales-report';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { recordSale } from '../src/sales/record-sale.ts';
import { saleOf } from '../src/sales/sale.ts';
import { item, type SaleData, sale, useSalesReport } from './use-sales-report.ts';

const report = useSalesReport();

/** Random numbers that are the same in each run (mulberry32). */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}
const random = randomFrom(20_261_121);
const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;
const ids = (count: number) => Array.from({ length: count }, () => uuidv7());

const [products, categories, warehouses, makes] = [
  ids(5),
  ids(3),
  ids(2),
  ['Volta', 'Rossi', 'Ångström', ''],
];
const first = Date.UTC(2023, 10, 27);
const span = 100 * 86_400_000;
/** A moment of the time that is sold in; every third one is on the edge of an hour, day or month. */
function moment(): Date {
  const at = new Date(first + random(span));
  const edge = random(9);
  if (edge < 3) at.setUTCMinutes(0, 0, 0);
  if (edge < 2) at.setUTCHours(0);
  if (edge < 1) at.setUTCDate(1);
  return random(2) === 0 && edge < 3 ? new Date(at.getTime() - 1) : at;
}
const sales: SaleData[] = Array.from({ length: 300 }, () =>
  sale({
    occurredAt: moment().toISOString(),
    shipping: random(50_000),
    items: Array.from({ length: 1 + random(4) }, () =>
      item({
        productId: pick(products),
        categoryId: pick(categories),
        warehouseId: pick(warehouses),
        make: pick(makes),
        quantity: 1 + random(5),
        unitPrice: usd(random(5_000_000)),
      }),
    ),
  }),
);
beforeAll(async () => {
  await Promise.all(
    sales.map((data) =>
      recordSale(report.context, saleOf(data), { id: uuidv7(), subscription: 'sales-report.sale-created' }),
    ),
  );
}, 60_000);

const starts = {
  hour: (at: string) => `${at.slice(0, 13)}:00:00.000Z`,
  day: (at: string) => `${at.slice(0, 10)}T00:00:00.000Z`,
  week: (at: string) => {
    const midnight = Date.parse(at.slice(0, 10));
    // 1970 began on a Thursday.
    const sinceMonday = (midnight / 86_400_000 + 3) % 7;
    return new Date(midnight - sinceMonday * 86_400_000).toISOString();
  },
  month: (at: string) => `${at.slice(0, 7)}-01T00:00:00.000Z`,
};
type Line = SaleData['items'][number];
const keys = {
  none: () => '',
  product: (line: Line) => line.productId,
  category: (line: Line) => line.categoryId,
  make: (line: Line) => line.make,
  warehouse: (line: Line) => line.warehouseId,
};
type Sums = { units: number; revenue: number; orders: Set<string>; shipping: number };

/** The summary as one would add it up by hand. */
function addedUp(sold: readonly SaleData[], bucket: keyof typeof starts, groupBy: keyof typeof keys) {
  const sums = new Map<string, Sums>();
  for (const { items, occurredAt, orderId, shippingCost } of sold) {
    for (const line of items) {
      const place = `${starts[bucket](occurredAt)} ${keys[groupBy](line)}`;
      const sum = sums.get(place) ?? { units: 0, revenue: 0, orders: new Set(), shipping: 0 };
      sums.set(place, sum);
      sum.units += line.quantity;
      sum.revenue += line.quantity * line.unitPrice.amount;
      if (!sum.orders.has(orderId)) sum.shipping += shippingCost.amount;
      sum.orders.add(orderId);
    }
  }
  return [...sums]
    .map(([place, { units, revenue, orders, shipping }]) => ({
      place,
      units,
      orders: orders.size,
      revenue,
      shipping: groupBy === 'none' ? shipping : null,
    }))
    .sort((one, other) => (one.place < other.place ? -1 : 1));
}

const shown = (buckets: readonly SalesBucket[]) =>
  buckets
    .filter(({ orders }) => orders > 0)
    .map(({ start, key = '', units, orders, revenue, shipping }) => ({
      place: `${start} ${key}`,
      units,
      orders,
      revenue: revenue.amount,
      shipping: shipping === null ? null : shipping.amount,
    }))
    .sort((one, other) => (one.place < other.place ? -1 : 1));

const buckets = ['hour', 'day', 'week', 'month'] as const;
const groupings = ['none', 'product', 'category', 'make', 'warehouse'] as const;

describe.each(buckets)('a summary by %s', (bucket) => {
  it.each(groupings)('and %s is what one adds up by hand, in any period', async (groupBy) => {
    for (let round = 0; round < 12; round++) {
      const [from, to] = [moment(), moment()].sort((one, other) => Number(one) - Number(other)) as [
        Date,
        Date,
      ];
      const period = round === 0 ? '' : `&from=${from.toISOString()}&to=${to.toISOString()}`;
      const sold = sales.filter(
        ({ occurredAt }) => !period || (occurredAt >= from.toISOString() && occurredAt < to.toISOString()),
      );
      const summary = await report.summary(`bucket=${bucket}&groupBy=${groupBy}${period}`);
      expect(shown(summary.buckets), period).toEqual(addedUp(sold, bucket, groupBy));
      const revenue = sold.reduce(
        (sum, { total, shippingCost }) => sum + total.amount - shippingCost.amount,
        0,
      );
      expect(summary.totals).toEqual({
        units: sold.flatMap(({ items }) => items).reduce((sum, { quantity }) => sum + quantity, 0),
        orders: sold.length,
        revenue: usd(revenue),
        shipping:
          groupBy === 'none'
            ? usd(sold.reduce((sum, { shippingCost }) => sum + shippingCost.amount, 0))
            : null,
      });
    }
  });
});

const narrowings = {
  productId: ['product', products],
  categoryId: ['category', categories],
  make: ['make', makes.filter(Boolean)],
  warehouseId: ['warehouse', warehouses],
} as const;

describe.each(Object.entries(narrowings))('a summary narrowed by %s', (filter, [groupBy, values]) => {
  it.each([...buckets, 'all'] as const)('by %s is its lines added up, without shipping', async (bucket) => {
    for (let round = 0; round < 4; round++) {
      const value = pick(values);
      const [from = '', to = ''] = [moment(), moment()].map((at) => at.toISOString()).sort();
      const sold = sales
        .filter(({ occurredAt }) => occurredAt >= from && occurredAt < to)
        .map((each) => ({ ...each, items: each.items.filter((line) => keys[groupBy](line) === value) }))
        .filter(({ items }) => items.length > 0);
      const query = `bucket=${bucket}&${filter}=${encodeURIComponent(value)}&from=${from}&to=${to}`;
      const summary = await report.summary(query);
      const expected = addedUp(sold, bucket === 'all' ? 'month' : bucket, groupBy);
      const sum = (of: 'units' | 'orders' | 'revenue') =>
        expected.reduce((total, each) => total + each[of], 0);
      expect(summary.totals).toEqual({
        units: sum('units'),
        orders: sum('orders'),
        revenue: usd(sum('revenue')),
        shipping: null,
      });
      if (bucket === 'all') {
        expect(summary.buckets).toEqual([{ start: from, ...summary.totals }]);
      } else {
        expect(shown(summary.buckets)).toEqual(
          expected.map((each) => ({ ...each, place: each.place.replace(/ .*/, ' '), shipping: null })),
        );
      }
    }
  });
});

describe('the groups of a whole period', () => {
  it.each(['product', 'category', 'make', 'warehouse'] as const)(
    'by %s come by revenue, the first ones alone when asked so',
    async (groupBy) => {
      const [from = '', to = ''] = [moment(), moment()].map((at) => at.toISOString()).sort();
      const query = `bucket=all&groupBy=${groupBy}&from=${from}&to=${to}`;
      const all = await report.summary(`${query}&top=100`);
      const byKey = Map.groupBy(
        (await report.summary(query.replace('=all', '=month'))).buckets,
        ({ key = '' }) => key,
      );
      const expected = [...byKey].map(([key, months]) => ({
        key,
        revenue: months.reduce((sum, { revenue }) => sum + revenue.amount, 0),
        orders: months.reduce((sum, { orders }) => sum + orders, 0),
      }));
      const shownGroups = all.buckets.map(({ key, revenue, orders }) => ({
        key,
        revenue: revenue.amount,
        orders,
      }));
      expect(shownGroups).toEqual(
        expected.sort(
          (one, other) => other.revenue - one.revenue || ((one.key ?? '') < (other.key ?? '') ? -1 : 1),
        ),
      );
      expect(all.buckets.every(({ start }) => start === from)).toBe(true);
      const first = await report.summary(`${query}&top=1`);
      expect(first.buckets).toEqual(all.buckets.slice(0, 1));
      expect(first.totals).toEqual(all.totals);
    },
  );
});

it('the sums by warehouse are those of its lines, too', async () => {
  const rows = await report.context.database.$queryRaw<{ key: string; units: bigint }[]>`
    SELECT key, sum(units)::bigint AS units FROM sales_rollup
    WHERE grain = 'month' AND dimension = 'warehouse' GROUP BY key`;
  const lines = sales.flatMap(({ items }) => items);
  expect(new Map(rows.map(({ key, units }) => [key, Number(units)]))).toEqual(
    new Map(
      warehouses.map((id) => [
        id,
        lines.filter(({ warehouseId }) => warehouseId === id).reduce((sum, line) => sum + line.quantity, 0),
      ]),
    ),
  );
});
