import type { Context } from '../context.ts';
import { startOfMonth } from './month.ts';

const monthsAhead = 3;

/** Makes the months to come before their first sale, so that no sale has to wait for it. */
export async function prepareMonths(context: Context): Promise<void> {
  for (let months = 0; months <= monthsAhead; months++) {
    await context.months.ensure(startOfMonth(context.now(), months));
  }
}
