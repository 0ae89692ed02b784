import { setTimeout as delay } from 'node:timers/promises';
import { createQuote } from '@eshop/contracts/api/order';
import { rejectPayment } from '@eshop/contracts/api/payment';
import { listSales } from '@eshop/contracts/api/sales-report';
import { eventually } from '@eshop/kit/testing';
import { describe, expect, it } from 'vitest';
import { shopSeconds } from '../lib/environment.ts';
import {
  addressAt,
  approve,
  heldOrder,
  orderInReview,
  readOrder,
  statusesOf,
  untilOrder,
  untilRefundDue,
} from '../lib/orders.ts';
import { admin, guest, newCustomer, type Person } from '../lib/people.ts';
import { newProduct, untilAvailable } from '../lib/products.ts';
import { submitProof } from '../lib/proofs.ts';
import { refused } from '../lib/refused.ts';
import { stallOrder } from '../lib/stalled-order.ts';
import { readTimeline } from '../lib/timeline.ts';

const windowMilliseconds = shopSeconds('ORDER_PAYMENT_WINDOW_SECONDS') * 1000;
const patience = windowMilliseconds + 15_000;

async function customerWithProduct(stock: number) {
  const [customer, product] = await Promise.all([newCustomer(), newProduct({ stock })]);
  return { customer, product, items: [{ productId: product.id, quantity: 1 }] };
}

/** An order that expired while its proof was on the way: the proof came in time, the news of it after the expiry. */
async function expireWithProof(customer: Person, productId: string) {
  const held = await heldOrder(customer, [{ productId, quantity: 1 }]);
  const end = Date.parse(held.holdExpiresAt ?? '');
  await delay(Math.max(0, end - 300 - Date.now()));
  const stalled = await stallOrder(held.id);
  try {
    await stalled.untilWaiting(1); // the expiry
    const payment = await submitProof(customer, held.id);
    await stalled.untilWaiting(2); // the news of the proof
    return { payment, id: held.id };
  } finally {
    await stalled.release();
  }
}

describe.concurrent(
  'an order whose payment window is over',
  () => {
    it('expires, its stock comes back, and no proof is taken for it', async ({ expect }) => {
      const { customer, product, items } = await customerWithProduct(1);
      const order = await heldOrder(customer, items);
      const told = await readTimeline(customer, order.id);
      expect(told.map(({ entry }) => entry.status)).toEqual(['PENDING', 'AWAITING_PAYMENT', 'EXPIRED']);
      const expired = await readOrder(customer, order.id);
      const expiredAt = Date.parse(expired.timeline.at(-1)?.at ?? '');
      expect(expiredAt).toBeGreaterThanOrEqual(Date.parse(order.holdExpiresAt ?? ''));
      expect(expired.timeline.at(-1)).toMatchObject({ actor: 'system' });
      await untilAvailable(product.id, 1);
      await eventually(() => refused(submitProof(customer, order.id), 'INVALID_STATE'));
      const quote = await guest.call(createQuote, { body: { items, address: addressAt() } });
      expect(quote.items).toHaveLength(1);
    });

    it('does not expire during review, and after a rejection has time for another proof', async ({
      expect,
    }) => {
      const { customer, items } = await customerWithProduct(1);
      const { order, payment } = await orderInReview(customer, items);
      const end = Date.parse(order.timeline[1]?.at ?? '') + windowMilliseconds;
      await delay(Math.max(0, end + 2_000 - Date.now()));
      expect((await readOrder(customer, order.id)).status).toBe('PAYMENT_REVIEW');
      const { shop: office } = await admin();
      await office.call(rejectPayment, { params: { id: payment.id }, body: { reason: 'Not readable' } });
      const again = await untilOrder(customer, order.id, 'AWAITING_PAYMENT');
      const least = shopSeconds('ORDER_REUPLOAD_WINDOW_SECONDS') * 1000;
      const rejectedAt = Date.parse(again.timeline.at(-1)?.at ?? '');
      expect(Date.parse(again.holdExpiresAt ?? '') - rejectedAt).toBeGreaterThanOrEqual(least);
      const better = await submitProof(customer, order.id);
      await approve(better.id);
      await untilOrder(customer, order.id, 'PAYMENT_ACCEPTED');
    });

    it('is revived by an approval when its stock is still there', async ({ expect }) => {
      const { customer, product } = await customerWithProduct(1);
      const { id, payment } = await expireWithProof(customer, product.id);
      await untilOrder(customer, id, 'EXPIRED');
      await untilAvailable(product.id, 1);
      await approve(payment.id);
      const revived = await untilOrder(customer, id, 'PAYMENT_ACCEPTED');
      expect(statusesOf(revived)).toContain('EXPIRED');
      await untilAvailable(product.id, 0);
      const { shop: office } = await admin();
      await eventually(async () => {
        const sales = await office.call(listSales, { query: { productId: product.id } });
        expect(sales.items.map(({ orderId }) => orderId)).toEqual([id]);
      });
    });

    it('stays expired when its stock is gone, and the payment is marked for refund', async ({ expect }) => {
      const { customer, product } = await customerWithProduct(1);
      const { id, payment } = await expireWithProof(customer, product.id);
      await untilOrder(customer, id, 'EXPIRED');
      await untilAvailable(product.id, 1);
      const faster = await newCustomer();
      const { order: theirs, payment: theirPayment } = await orderInReview(faster, [
        { productId: product.id, quantity: 1 },
      ]);
      await approve(payment.id);
      const due = await untilRefundDue(customer, payment.id);
      expect(due.status).toBe('APPROVED');
      const stays = await untilOrder(customer, id, 'EXPIRED');
      expect(stays.payment).toMatchObject({ id: payment.id, status: 'APPROVED' });
      await approve(theirPayment.id);
      await untilOrder(faster, theirs.id, 'PAYMENT_ACCEPTED');
      await untilAvailable(product.id, 0);
    });
  },
  patience * 2,
);

it('has a window short enough to be waited for', () => {
  expect(windowMilliseconds).toBeLessThanOrEqual(60_000);
});
