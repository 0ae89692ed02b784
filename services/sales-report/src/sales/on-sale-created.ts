import { saleCreated } from '@eshop/contracts/events';
import { duplicate, type Subscription, subscribe } from '@eshop/kit/messaging';
import type { Context } from '../context.ts';
import { recordSale } from './record-sale.ts';
import { saleOf } from './sale.ts';

/** An order was paid and its stock has left: it counts as a sale from now on. */
export const onSaleCreated = (context: Context): Subscription => {
  const recorded = context.metrics.counter('sales_recorded_total', 'Sales taken into the report');
  return subscribe(saleCreated, async (event) => {
    if (!(await recordSale(context, saleOf(event.data), event))) return duplicate;
    return recorded.inc();
  });
};
