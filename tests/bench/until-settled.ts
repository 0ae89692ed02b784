import { setTimeout as wait } from 'node:timers/promises';
import { listOrders } from '@eshop/contracts/api/order';
import type { Person } from '../lib/people.ts';

const patienceMilliseconds = 120_000;
const pauseMilliseconds = 20;

/**
 * Waits until none of these people's orders is still to be decided on. It asks for one person after the other: what is measured
 * shall not be busy with answering how far it is.
 */
export async function untilSettled(people: readonly Person[]): Promise<void> {
  const deadline = performance.now() + patienceMilliseconds;
  for (const { shop } of people) {
    for (;;) {
      const { items } = await shop.call(listOrders, { query: { status: 'PENDING', limit: 1 } });
      if (items.length === 0) break;
      if (performance.now() > deadline) throw new Error('orders are not decided on after two minutes');
      await wait(pauseMilliseconds);
    }
  }
}
