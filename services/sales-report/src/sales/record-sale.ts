import type { ReceivedEvent } from '@eshop/kit/messaging';
import type { Context } from '../context.ts';
import { figuresOf } from '../summaries/figures.ts';
import type { Sale } from './sale.ts';

/**
 * Counts a sale once, whatever the number of its deliveries: sale, lines and sums commit together. True when it was new.
 * The rows of the sums are locked in one order (products, hours, days; each by key), so that sales never deadlock.
 */
export async function recordSale(
  context: Context,
  sale: Sale,
  event: Pick<ReceivedEvent, 'id' | 'subscription'>,
): Promise<boolean> {
  await context.months.ensure(sale.occurredAt);
  try {
    return await context.transaction(async ({ sql, sales, rollups }) => {
      if (!(await context.inbox.firstTime(sql, event))) return false;
      if (!(await sales.insert(sale))) return false;
      await sales.nameProducts(sale);
      await rollups.add(sale.occurredAt, figuresOf(sale));
      return true;
    });
  } catch (error) {
    // A month may have been dropped from outside: the next try looks again.
    context.months.forget();
    throw error;
  }
}
