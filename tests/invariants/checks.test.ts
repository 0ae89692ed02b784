import { randomUUID } from 'node:crypto';
import type { OrderStatus } from '@eshop/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Check } from './check.ts';
import { checkAccepted } from './check-accepted.ts';
import { checkAvailability } from './check-availability.ts';
import { checkCarts } from './check-carts.ts';
import { checkHolds } from './check-holds.ts';
import { checkInitialStock } from './check-initial-stock.ts';
import { checkLedger } from './check-ledger.ts';
import { checkPayments } from './check-payments.ts';
import { checkProofs } from './check-proofs.ts';
import { checkReservations } from './check-reservations.ts';
import { checkReserved } from './check-reserved.ts';
import { checkShipped } from './check-shipped.ts';
import { checkSold } from './check-sold.ts';
import { checkStuckOrders } from './check-stuck-orders.ts';
import { checkSums } from './check-sums.ts';
import { checkTimelines } from './check-timelines.ts';
import { checks } from './checks.ts';
import { planter } from './plant.ts';
import { scratchStores } from './scratch.ts';
import type { Stores } from './stores.ts';

const waiting: OrderStatus[] = ['PENDING', 'AWAITING_PAYMENT'];
const reviewing: OrderStatus[] = [...waiting, 'PAYMENT_REVIEW'];
const accepted: OrderStatus[] = [...reviewing, 'PAYMENT_ACCEPTED'];

let stores: Stores;
let plant: ReturnType<typeof planter>;

beforeAll(async () => {
  stores = await scratchStores();
  plant = planter(stores);
  await plant.warehouse();
});
afterAll(() => stores.close());

/** Whether the check names the thing. */
async function found(check: Check, id: string): Promise<boolean> {
  const { breaches } = await check.run(stores);
  return breaches.some(({ subject, detail }) => `${subject} ${detail}`.includes(id));
}

/** The test before all others: nothing but good facts. */
it('a shop where all is well has no breach', async () => {
  const held = await plant.product({ offered: 4, reserved: 1 });
  const order = await plant.order(held, waiting);
  await plant.reservation(order, held, 'HELD');
  const left = await plant.product({ offered: 4, onHand: 4, received: 5 });
  const sold = await plant.order(left, accepted);
  await plant.reservation(sold, left, 'COMMITTED');
  await plant.sold(sold, left);
  await plant.payment(sold, 'APPROVED');
  await plant.sale(sold, left);
  const refunded = await plant.order(held, [...waiting, 'EXPIRED', 'EXPIRED']);
  await plant.reservation(refunded, held, 'RELEASED');
  await plant.payment(refunded, 'APPROVED', { refundDue: true });
  await plant.cart();
  for (const check of checks) {
    const { breaches } = await check.run(stores);
    expect(breaches, check.title).toEqual([]);
  }
});

describe('I1 is breached', () => {
  it('by stock that no movement explains', async () => {
    expect(await found(checkLedger, await plant.product({ onHand: 6, offered: 6 }))).toBe(true);
  });

  it('by movements into a place that has no level', async () => {
    const id = await plant.product();
    await stores.sql.warehouse.query('DELETE FROM stock_levels WHERE product_id = $1', [id]);
    expect(await found(checkLedger, id)).toBe(true);
  });
});

describe('I2 is breached', () => {
  it('by reserved stock that no reservation holds', async () => {
    expect(await found(checkReserved, await plant.product({ reserved: 2, offered: 3 }))).toBe(true);
  });

  it('by an order that waits without its hold, for other goods, or by a hold without an order', async () => {
    const product = await plant.product();
    const without = await plant.order(product, waiting);
    expect(await found(checkHolds, without)).toBe(true);
    const other = await plant.order(product, reviewing);
    await plant.reservation(other, product, 'HELD', 2);
    expect(await found(checkHolds, other)).toBe(true);
    const orphan = randomUUID();
    await plant.reservation(orphan, product, 'HELD');
    expect(await found(checkHolds, orphan)).toBe(true);
    expect(await found(checkReservations, orphan)).toBe(true);
  });
});

describe('I3 is breached', () => {
  it('by a step that is not drawn, a step left out, or a state beside the timeline', async () => {
    const product = await plant.product();
    expect(await found(checkTimelines, await plant.order(product, ['PENDING', 'ON_DELIVERY']))).toBe(true);
    const gap = await plant.order(product, reviewing);
    await stores.sql.order.query('DELETE FROM timeline WHERE order_id = $1 AND version = 2', [gap]);
    expect(await found(checkTimelines, gap)).toBe(true);
    const other = await plant.order(product, waiting);
    await stores.sql.order.query(`UPDATE orders SET status = 'CANCELLED' WHERE id = $1`, [other]);
    expect(await found(checkTimelines, other)).toBe(true);
  });

  it('by an order left half way, overdue, or with a call outstanding', async () => {
    const product = await plant.product();
    expect(await found(checkStuckOrders, await plant.order(product, ['PENDING']))).toBe(true);
    const overdue = await plant.order(product, waiting);
    await stores.sql.order.query(
      `UPDATE orders SET hold_expires_at = now() - interval '1 minute' WHERE id = $1`,
      [overdue],
    );
    expect(await found(checkStuckOrders, overdue)).toBe(true);
    const called = await plant.order(product, waiting);
    await stores.sql.order.query(
      `INSERT INTO tasks (order_id, kind, payload, last_error) VALUES ($1, 'release-stock', '{}', 'away')`,
      [called],
    );
    expect(await found(checkStuckOrders, called)).toBe(true);
  });

  it('by a payment whose order does not fit, has not heard of it, or is not there', async () => {
    const product = await plant.product();
    const lost = await plant.payment(await plant.order(product, [...waiting, 'CANCELLED']), 'APPROVED');
    expect(await found(checkPayments, lost)).toBe(true);
    const unheard = await plant.payment(await plant.order(product, reviewing), 'PENDING', { heard: false });
    expect(await found(checkPayments, unheard)).toBe(true);
    const orphan = await plant.payment(randomUUID(), 'PENDING', { heard: false });
    expect(await found(checkPayments, orphan)).toBe(true);
    const unrefunded = await plant.payment(await plant.order(product, accepted), 'APPROVED', {
      refundDue: true,
    });
    expect(await found(checkPayments, unrefunded)).toBe(true);
    const open = await plant.payment(await plant.order(product, reviewing), 'REJECTED');
    expect(await found(checkPayments, open)).toBe(true);
  });

  it('by stock that stayed for an accepted order, or left for one that is over', async () => {
    const product = await plant.product();
    const stayed = await plant.order(product, accepted);
    await plant.reservation(stayed, product, 'HELD');
    expect(await found(checkReservations, stayed)).toBe(true);
    const over = await plant.order(product, [...waiting, 'EXPIRED']);
    await plant.reservation(over, product, 'COMMITTED');
    expect(await found(checkReservations, over)).toBe(true);
  });
});

describe('I4 is breached', () => {
  it('by an accepted order without payment or sale, and by a sale without an order', async () => {
    const product = await plant.product();
    expect(await found(checkAccepted, await plant.order(product, accepted))).toBe(true);
    const unsold = await plant.order(product, accepted);
    await plant.payment(unsold, 'APPROVED');
    expect(await found(checkAccepted, unsold)).toBe(true);
    expect(await found(checkSold, unsold)).toBe(true);
    const invented = randomUUID();
    await plant.sale(invented, product);
    expect(await found(checkAccepted, invented)).toBe(true);
  });

  it('by a sale at another price, and by other goods than were sold', async () => {
    const product = await plant.product();
    const dear = await plant.order(product, accepted);
    await plant.sale(dear, product, { unitPrice: 9_999 });
    expect(await found(checkSold, dear)).toBe(true);
    const more = await plant.order(product, accepted);
    await plant.sold(more, product, 2);
    expect(await found(checkShipped, more)).toBe(true);
  });

  it('by a sum that leaves a sale out', async () => {
    const product = await plant.product();
    const order = await plant.order(product, accepted);
    await plant.sale(order, product, { sums: false });
    expect(await found(checkSums, product)).toBe(true);
  });
});

describe('I5 is breached', () => {
  it('by a cart without its copy, or with an old one', async () => {
    const uncopied = await plant.cart({ copied: false });
    expect(await found(checkCarts, uncopied)).toBe(true);
    const owner = await plant.cart();
    const document = JSON.stringify({ revision: 'older', stamp: 1, version: 1 });
    await stores.sql.cart.query('UPDATE carts SET document = ? WHERE owner = ?', [document, owner]);
    expect(await found(checkCarts, owner)).toBe(true);
  });

  it('by a proof that is gone or another file', async () => {
    const product = await plant.product();
    const gone = await plant.payment(await plant.order(product, reviewing), 'PENDING', { stored: null });
    expect(await found(checkProofs, gone)).toBe(true);
    const other = await plant.payment(await plant.order(product, reviewing), 'PENDING', {
      stored: 'another',
    });
    expect(await found(checkProofs, other)).toBe(true);
  });

  it('by first stock that was never received', async () => {
    const product = await plant.product();
    await stores.sql.warehouse.query('UPDATE products SET initial_quantity = 3 WHERE id = $1', [product]);
    expect(await found(checkInitialStock, product)).toBe(true);
  });
});

describe('I6 is breached', () => {
  it('by a product that offers more or less than there is, or that one side does not know', async () => {
    expect(await found(checkAvailability, await plant.product({ offered: 6 }))).toBe(true);
    expect(await found(checkAvailability, await plant.product({ offered: 4 }))).toBe(true);
    const product = await plant.product();
    await stores.sql.warehouse.query('DELETE FROM stock_levels WHERE product_id = $1', [product]);
    await stores.sql.warehouse.query('DELETE FROM products WHERE id = $1', [product]);
    expect(await found(checkAvailability, product)).toBe(true);
  });
});
