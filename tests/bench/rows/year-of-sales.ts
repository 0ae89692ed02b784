import { shopVariable } from '../../lib/environment.ts';
import { admin } from '../../lib/people.ts';
import { figuresOf } from '../figures.ts';
import { atMost, type Row } from '../finding.ts';
import { writeSales } from '../large/sales-in-bulk.ts';
import { load } from '../load.ts';
import { perOperation, processorWhile } from '../processor.ts';
import { settings } from '../settings.ts';

const year = 2020;
const mustMilliseconds = 50;

/** The report of a year by month and category, over millions of sales, asked for by one after the other. */
export const yearOfSales: Row = {
  name: 'year-of-sales',
  isLarge: true,
  worker: 'sales-report',
  async measure() {
    await writeSales(settings.sales, year);
    const { token } = await admin();
    const path = `/v1/sales/summary?bucket=month&groupBy=category&from=${year}-01-01&to=${year + 1}-01-01`;
    const headers = { authorization: `Bearer ${token}` };
    const ask = (seconds: number) =>
      load({
        origin: shopVariable('SALES_REPORT_URL'),
        shot: () => ({ method: 'GET', path, headers }),
        connections: 1,
        seconds,
      });
    await ask(1);
    const { result, processor } = await processorWhile(() => ask(settings.seconds));
    if (result.refused > 0) throw new Error(`${result.refused} reports were refused`);
    const shop = figuresOf([result]);
    return [
      {
        what: `a year by month and category, of ${settings.sales.toLocaleString('en')} sales: p99`,
        must: `at most ${mustMilliseconds} ms`,
        found: `${shop.p99.toFixed(0)} ms`,
        reached: atMost(shop.p99, mustMilliseconds),
        shop,
        processor: perOperation([processor], shop.count),
      },
    ];
  },
};
