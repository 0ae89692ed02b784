import { usd } from '@eshop/contracts';
import { saleCreated } from '@eshop/contracts/events';
import { eventually, serviceHeaders, signIn } from '@eshop/kit/testing';
import type { Subscription } from '@google-cloud/pubsub';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

  it('is there after a crash between two writes only when it was committed as a whole', async () => {
    const { at, query } = newMonth();
    const told = sale({ occurredAt: at });
    const eventId = uuidv7();
    await report.context.months.ensure(new Date(at));
    const crash = report.context.transaction(async ({ sql, sales }) => {
      await report.context.inbox.firstTime(sql, { id: eventId, subscription: 'sales-report.sale-created' });
      await sales.insert(saleOf(told));
      throw new Error('the process died here');
    });
    await expect(crash).rejects.toThrow('died');
    expect((await report.summary(`bucket=month&${query}`)).totals.orders).toBe(0);
    await record(told, eventId);
    expect((await report.summary(`bucket=month&${query}`)).totals.orders).toBe(1);
  });

  it('whose sums can not be written leaves nothing, and counts once when they can', async () => {
    const { at, query } = newMonth();
    const told = sale({ occurredAt: at });
    const { database } = report.context;
    await database.$executeRawUnsafe(
      `ALTER TABLE sales_rollup ADD CONSTRAINT no_make CHECK (key <> '${told.items[0]?.make}') NOT VALID`,
    );
    await expect(record(told)).rejects.toThrow();
    expect(await database.sale.count({ where: { orderId: told.orderId } })).toBe(0);
    expect(await database.saleLine.count({ where: { orderId: told.orderId } })).toBe(0);
    expect((await report.summary(`bucket=month&${query}`)).totals.orders).toBe(0);
    await database.$executeRawUnsafe('ALTER TABLE sales_rollup DROP CONSTRAINT no_make');
    await record(told);
    expect((await report.summary(`bucket=month&${query}`)).totals.orders).toBe(1);
  });

  it('counts once when the database cuts its connections again and again', async () => {
    const { at, query } = newMonth();
    const sales = times(60).map(() => sale({ occurredAt: at }));
    const { database } = report.context;
    let cut = 0;
    const published = Promise.all(sales.map((each) => report.events.publish(saleCreated, each)));
    await eventually(
      async () => {
        const [row] = await database.$queryRaw<{ count: bigint }[]>`
        SELECT count(pg_terminate_backend(pid)) AS count FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND state LIKE '%in transaction%'`;
        cut += Number(row?.count ?? 0);
        expect(cut).toBeGreaterThan(5);
      },
      { everyMilliseconds: 5, timeoutMilliseconds: 5_000 },
    ).catch(() => undefined);
    await published;
    await report.counted(...sales);
    expect((await report.summary(`bucket=month&${query}`)).totals.orders).toBe(60);
    expect(cut).toBeGreaterThan(0);
  });

  it('sold while the report was down is counted when it is up again', async () => {
    const told = sale();
    await report.restartWorkers(async () => {
      await report.events.publish(saleCreated, told);
    });
    await report.counted(told);
  });
});

describe('a message that can not be counted', () => {
  const dead: string[] = [];
  let subscription: Subscription;
  beforeAll(() => {
    subscription = report.events.pubsub.subscription('sales-report.sale-created.dead');
    subscription.on('message', (message) => {
      dead.push(message.data.toString());
      message.ack();
    });
  });
  afterAll(() => subscription.close());

  const told = (changes: object) => JSON.stringify({ ...sale(), ...changes });
  const poisons = [
    ['no JSON', '{'],
    ['no sale', '{"orderId":"x"}'],
    ['without items', told({ items: [] })],
    ['of amounts that do not add up', told({ total: usd(1) })],
    ['of more money than can be counted', told({ items: [item({ quantity: 9e9, unitPrice: usd(9e9) })] })],
    ['before all time that can be asked for', told({ occurredAt: '1969-12-31T23:59:59.999Z' })],
    ['after it', told({ occurredAt: '2200-01-01T00:00:00.000Z' })],
    ['with characters that no database takes', told({ orderNumber: 'E\u0000' })],
  ] as const;
  beforeAll(async () => {
    for (const [, poison] of poisons) await report.events.publishRaw('sale-created', Buffer.from(poison));
  });

  it('holds up no other', async () => {
    await report.sold(sale());
  });

  it.each(poisons)('because it is %s goes to the dead letters and leaves nothing', async (_what, poison) => {
    await eventually(() => expect(dead).toContain(poison), { timeoutMilliseconds: 20_000 });
    const orderId = /"orderId":"([0-9a-f-]{36})"/.exec(poison)?.[1] ?? uuidv7();
    expect(await report.context.database.sale.count({ where: { orderId } })).toBe(0);
  });
});

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
    const [one, other] = [item(), item()];
    const told = sale({ items: [one, other] });
    await record(told);
    const found = async (query: string) => (await report.get(`/v1/sales?${query}`)).body.items.length;
    expect(await found(`productId=${one.productId}`)).toBe(1);
    expect(await found(`categoryId=${one.categoryId}&warehouseId=${one.warehouseId}`)).toBe(1);
    expect(await found(`productId=${one.productId}&warehouseId=${other.warehouseId}`)).toBe(0);
    expect(await found(`productId=${uuidv7()}`)).toBe(0);
    expect(await found(`productId=${one.productId}&to=2001-01-01`)).toBe(0);
  });
});

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
    ['/v1/sales/export?format=pdf', 'format'],
    ['/v1/sales/export?to=x', 'to'],
  ])('%s is a 400 that names %s', async (path, field) => {
    const answer = await report.get(path);
    expect(answer.status).toBe(400);
    expect(answer.type).toBe('application/problem+json');
    expect(answer.body.errors).toMatchObject([{ path: field }]);
  });
});
