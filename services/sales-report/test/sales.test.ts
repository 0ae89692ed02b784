import { usd } from '@eshop/contracts';
import { saleCreated } from '@eshop/contracts/events';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { recordSale } from '../src/sales/record-sale.ts';
import { saleOf } from '../src/sales/sale.ts';
import { item, type SaleData, sale, useSalesReport } from './use-sales-report.ts';

const report = useSalesReport();
const times = (count: number) => Array.from({ length: count }, (_, index) => index);
/** A day in a month of its own, so that a test's sums are its own. */
let month = 0;
const newMonth = () => {
  month += 1;
  const at = new Date(Date.UTC(2010, month, 15, 12));
  const next = new Date(Date.UTC(2010, month + 1, 1));
  return {
    at: at.toISOString(),
    query: `from=${at.toISOString().slice(0, 7)}-01&to=${next.toISOString().slice(0, 10)}`,
  };
};
const record = (data: SaleData, id: string = uuidv7()) =>
  recordSale(report.context, saleOf(data), { id, subscription: 'sales-report.sale-created' });

describe('a sale', () => {
  it('is shown as it was told, with its sums', async () => {
    const told = sale({
      items: [
        item({ quantity: 2, unitPrice: usd(500) }),
        item({ name: 'Fahrrad 🚲 "X", Ltd.', unitPrice: usd(7) }),
      ],
      shipping: 30,
    });
    await report.sold(told);
    const { items } = (await report.get(`/v1/sales?productId=${told.items[1]?.productId}`)).body;
    expect(items).toEqual([
      {
        orderId: told.orderId,
        orderNumber: told.orderNumber,
        userId: told.userId,
        occurredAt: told.occurredAt,
        items: told.items.map((each) => ({ ...each, lineTotal: usd(each.unitPrice.amount * each.quantity) })),
        units: 3,
        revenue: usd(1007),
        shippingCost: usd(30),
        total: usd(1037),
      },
    ]);
  });

  it('is counted once however often and through however many events it comes, even all at once', async () => {
    const { at, query } = newMonth();
    const told = sale({ occurredAt: at });
    const eventId = uuidv7();
    await Promise.all(times(20).map((index) => record(told, index % 2 === 0 ? eventId : uuidv7())));
    const event = await report.events.publish(saleCreated, told);
    for (const _ of times(5)) await report.events.publishAgain(event);
    const mark = sale();
    await report.sold(mark);
    for (const groupBy of ['none', 'product', 'category', 'make']) {
      const { totals, buckets } = await report.summary(`bucket=month&groupBy=${groupBy}&${query}`);
      expect(totals).toMatchObject({ units: 1, orders: 1, revenue: usd(1_000_00) });
      expect(buckets).toMatchObject([{ units: 1, orders: 1, revenue: usd(1_000_00) }]);
    }
    expect(await report.context.database.saleLine.count({ where: { orderId: told.orderId } })).toBe(1);
  });

  it('counts its shipping once, however many lines and warehouses it has', async () => {
    const { at, query } = newMonth();
    const productId = uuidv7();
    await record(
      sale({ occurredAt: at, shipping: 40, items: [item({ productId }), item({ productId }), item()] }),
    );
    expect((await report.summary(`bucket=day&${query}`)).totals).toEqual({
      units: 3,
      orders: 1,
      revenue: usd(3_000_00),
      shipping: usd(40),
    });
    const byProduct = await report.summary(`bucket=month&groupBy=product&${query}`);
    expect(byProduct.totals).toEqual({ units: 3, orders: 1, revenue: usd(3_000_00), shipping: null });
    expect(byProduct.buckets[0]).toMatchObject({ key: productId, units: 2, orders: 1, shipping: null });
  });

  it('leaves the same sums whatever the order of arrival, also of many products at once', async () => {
    const first = newMonth();
    const second = newMonth();
    const products = times(6).map(() => uuidv7());
    const salesAt = (at: string) =>
      times(30).map((index) =>
        sale({
          occurredAt: new Date(Date.parse(at) + index * 1_000).toISOString(),
          items: times(4).map((line) =>
            item({ productId: products[(index + line) % 6] ?? '', name: `Name ${index}` }),
          ),
        }),
      );
    await Promise.all(salesAt(first.at).map((each) => record(each)));
    await Promise.all(
      salesAt(second.at)
        .toReversed()
        .map((each) => record(each)),
    );
    const shapeOf = async (query: string) => {
      const { buckets, totals } = await report.summary(`bucket=month&groupBy=product&${query}`);
      return {
        totals,
        buckets: buckets
          .map(({ start: _, ...figures }) => figures)
          .sort((a, b) => ((a.key ?? '') < (b.key ?? '') ? -1 : 1)),
      };
    };
    expect(await shapeOf(first.query)).toEqual(await shapeOf(second.query));
    expect((await shapeOf(first.query)).totals).toMatchObject({ units: 120, orders: 30 });
  });
});

describe('the list of sales', () => {
  it('goes page by page through all sales of a period, newest first, also those of the same moment', async () => {
    const at = '2004-05-06T07:08:09.010Z';
    const later = '2004-05-06T07:08:09.011Z';
    const sales = times(25).map((index) => sale({ occurredAt: index < 10 ? later : at }));
    for (const each of sales) await record(each);
    const seen: string[] = [];
    for (let cursor = ''; ; ) {
      const page = (await report.get(`/v1/sales?from=2004-05-06&to=2004-05-07&limit=7${cursor}`)).body;
      seen.push(...page.items.map(({ orderId }: { orderId: string }) => orderId));
      // A sale that comes meanwhile moves no page.
      await record(sale({ occurredAt: '2004-05-06T23:00:00Z' }));
      if (!page.nextCursor) break;
      cursor = `&cursor=${page.nextCursor}`;
    }
    const expected = [...sales]
      .sort((one, other) => (one.occurredAt + one.orderId < other.occurredAt + other.orderId ? 1 : -1))
      .map(({ orderId }) => orderId);
    expect(seen).toEqual(expected);
  });

  it('shows a sale when one of its items fits all filters', async () => {
    const [one, other] = [item({ make: `Make ${uuidv7()}` }), item()];
    const told = sale({ items: [one, other] });
    await record(told);
    const found = async (query: string) => (await report.get(`/v1/sales?${query}`)).body.items.length;
    expect(await found(`productId=${one.productId}`)).toBe(1);
    expect(await found(`categoryId=${one.categoryId}&warehouseId=${one.warehouseId}`)).toBe(1);
    expect(await found(`productId=${one.productId}&warehouseId=${other.warehouseId}`)).toBe(0);
    expect(await found(`productId=${uuidv7()}`)).toBe(0);
    expect(await found(`productId=${one.productId}&to=2001-01-01`)).toBe(0);
    const make = encodeURIComponent(one.make);
    expect(await found(`make=${make}`)).toBe(1);
    expect(await found(`make=${make}&productId=${one.productId}`)).toBe(1);
    expect(await found(`make=${make}&productId=${other.productId}`)).toBe(0);
    expect(await found(`make=${make.toLowerCase()}`)).toBe(0);
  });
});
