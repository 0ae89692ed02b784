import { usd } from '@eshop/contracts';
import { saleCreated } from '@eshop/contracts/events';
import { contentsOfDeadLetters, eventually } from '@eshop/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
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
    await eventually(
      async () => expect(await contentsOfDeadLetters(report.context.consuming)).toContain(poison),
      { timeoutMilliseconds: 20_000, everyMilliseconds: 200 },
    );
    const orderId = /"orderId":"([0-9a-f-]{36})"/.exec(poison)?.[1] ?? uuidv7();
    expect(await report.context.database.sale.count({ where: { orderId } })).toBe(0);
  });
});
