import type { Order } from '@eshop/contracts/api/order';
import { orderStatusUpdated, paymentUpdated, saleCreated } from '@eshop/contracts/events';
import { contentsOfDeadLetters, eventually, signIn } from '@eshop/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { expireOrders } from '../src/expiry/expire-orders.ts';
import { type OrderService, useOrder } from './use-order.ts';

const reservation = (order: OrderService, id: string) => order.neighbours.reservations.get(id);
const salesOf = (order: OrderService, id: string) =>
  order.events.published(saleCreated).filter(({ data }) => data.orderId === id);

/** Lets the payment window of an order end now, as if a day had passed. */
async function endWindow(order: OrderService, id: string): Promise<void> {
  await order.context.database
    .$executeRaw`UPDATE orders SET hold_expires_at = now() - interval '1 second' WHERE id = ${id}::uuid`;
}

describe('the life of an order', () => {
  const order = useOrder();

  it('goes from payment to delivery; the sale is told once, with warehouse and make', async () => {
    const { order: held, productId } = await order.held(2);
    const admin = await order.admin();
    const paymentId = await order.pay(held.id, { status: 'PENDING', version: 1 });
    const reviewed = await order.until(held.id, 'PAYMENT_REVIEW');
    expect(reviewed.payment).toEqual({ id: paymentId, status: 'PENDING' });
    expect(reviewed.holdExpiresAt).toBeNull();

    await order.pay(held.id, { paymentId, status: 'APPROVED', version: 2 });
    await order.until(held.id, 'PAYMENT_ACCEPTED');
    expect(reservation(order, held.id)?.status).toBe('COMMITTED');
    await eventually(() =>
      expect(salesOf(order, held.id)).toMatchObject([
        {
          data: {
            total: held.total,
            items: [{ productId, quantity: 2, make: 'Honda', sku: expect.any(String) }],
          },
        },
      ]),
    );

    const shipped = await order.post(`/v1/orders/${held.id}/ship`, { carrier: 'DHL' }, admin);
    expect(shipped.status).toBe(200);
    expect(shipped.body).toMatchObject({
      status: 'ON_DELIVERY',
      shipments: [{ carrier: 'DHL', trackingNumber: expect.any(String) }],
    });
    const delivered = await order.post(`/v1/orders/${held.id}/deliver`, {}, await order.customer());
    expect(delivered.status).toBe(200);
    expect(order.statuses(delivered.body)).toEqual([
      'PENDING',
      'AWAITING_PAYMENT',
      'PAYMENT_REVIEW',
      'PAYMENT_ACCEPTED',
      'ON_DELIVERY',
      'DELIVERED',
    ]);
    expect(salesOf(order, held.id)).toHaveLength(1);
  });

  it('goes back to waiting after a rejection, with its reason and an hour to upload again', async () => {
    const { order: held } = await order.held();
    const paymentId = await order.pay(held.id, { status: 'PENDING', version: 1 });
    await order.until(held.id, 'PAYMENT_REVIEW');
    await endWindow(order, held.id);
    await order.pay(held.id, { paymentId, status: 'REJECTED', reason: 'unreadable', version: 2 });
    const waiting = await order.until(held.id, 'AWAITING_PAYMENT');
    expect(waiting.payment).toEqual({ id: paymentId, status: 'REJECTED', reason: 'unreadable' });
    expect(Date.parse(waiting.holdExpiresAt ?? '') - Date.now()).toBeGreaterThan(3_590_000);
    await eventually(() =>
      expect(Date.parse(reservation(order, held.id)?.expiresAt ?? '')).toBeGreaterThan(
        Date.parse(waiting.holdExpiresAt ?? ''),
      ),
    );
    const second = await order.pay(held.id, { status: 'PENDING', version: 1 });
    expect((await order.until(held.id, 'PAYMENT_REVIEW')).payment?.id).toBe(second);
  });

  it('ends with a final rejection and lets the stock go', async () => {
    const { order: held, productId } = await order.held(3, 3);
    const paymentId = await order.pay(held.id, { status: 'PENDING', version: 1 });
    await order.pay(held.id, { paymentId, status: 'REJECTED', reason: 'forged', final: true, version: 2 });
    const rejected = await order.until(held.id, 'REJECTED');
    expect(rejected.rejection).toEqual({ code: 'PAYMENT_REJECTED', message: 'forged' });
    await eventually(() => expect(order.neighbours.available(productId)).toBe(3));
  });

  it('does not run out during review, and the warehouse is told to hold on', async () => {
    const { order: held } = await order.held();
    await order.pay(held.id, { status: 'PENDING', version: 1 });
    await order.until(held.id, 'PAYMENT_REVIEW');
    await eventually(() => expect(reservation(order, held.id)?.expiresAt).toBeNull());
    await endWindow(order, held.id);
    await expireOrders(order.context);
    expect((await order.get(held.id)).status).toBe('PAYMENT_REVIEW');
  });

  it('expires when its window is over, found by a query, also after a restart, and lets the stock go', async () => {
    const { order: held, productId } = await order.held(1, 1);
    await order.restartWorkers(() => endWindow(order, held.id));
    await order.until(held.id, 'EXPIRED');
    await eventually(() => expect(order.neighbours.available(productId)).toBe(1));
  });

  it('expires once when two instances look at the same time', async () => {
    const { order: held } = await order.held();
    await endWindow(order, held.id);
    await Promise.all([
      expireOrders(order.context),
      expireOrders(order.context),
      expireOrders(order.context),
    ]);
    const expired = await order.until(held.id, 'EXPIRED');
    expect(order.statuses(expired)).toEqual(['PENDING', 'AWAITING_PAYMENT', 'EXPIRED']);
  });

  it('takes the stock again when an approval comes after the expiry and the stock is there', async () => {
    const { order: held, productId } = await order.held(1, 1);
    await endWindow(order, held.id);
    await order.until(held.id, 'EXPIRED');
    await eventually(() => expect(reservation(order, held.id)?.status).toBe('RELEASED'));
    await order.pay(held.id, { status: 'APPROVED', version: 2 });
    await order.until(held.id, 'PAYMENT_ACCEPTED');
    expect(reservation(order, held.id)?.status).toBe('COMMITTED');
    expect(order.neighbours.available(productId)).toBe(0);
    await eventually(() => expect(salesOf(order, held.id)).toHaveLength(1));
  });

  it('stays expired when the stock is gone, and tells the payment service that a refund is due, once', async () => {
    const { order: held, productId } = await order.held(1, 1);
    await endWindow(order, held.id);
    await order.until(held.id, 'EXPIRED');
    await eventually(() => expect(reservation(order, held.id)?.status).toBe('RELEASED'));
    order.neighbours.takeStock(productId, 1);
    const paymentId = await order.pay(held.id, { status: 'APPROVED', version: 2 });
    await order.pay(held.id, { paymentId, status: 'APPROVED', version: 2 });
    const refunds = () =>
      order.events
        .published(orderStatusUpdated)
        .filter(({ data }) => data.orderId === held.id && data.refundDue);
    await eventually(() => expect(refunds()).toHaveLength(1));
    const over = await order.get(held.id);
    expect(over).toMatchObject({ status: 'EXPIRED', payment: { id: paymentId, status: 'APPROVED' } });
    expect(salesOf(order, held.id)).toEqual([]);
  });

  it('a cancelled order is never revived by an approval: a refund is due', async () => {
    const { order: held } = await order.held();
    await order.post(`/v1/orders/${held.id}/cancel`, {}, await order.customer());
    await order.pay(held.id, { status: 'APPROVED', version: 2 });
    await eventually(() =>
      expect(
        order.events
          .published(orderStatusUpdated)
          .filter(({ data }) => data.orderId === held.id && data.refundDue),
      ).toHaveLength(1),
    );
    expect((await order.get(held.id)).status).toBe('CANCELLED');
    expect(reservation(order, held.id)?.status).toBe('RELEASED');
  });

  it('accepts a payment though the warehouse is away for a while', async () => {
    const { order: held } = await order.held();
    order.neighbours.down = /commit/;
    await order.pay(held.id, { status: 'APPROVED', version: 2 });
    await eventually(async () => {
      const [row] = await order.context.database.$queryRaw<{ accepting_payment_id: string | null }[]>`
        SELECT accepting_payment_id FROM orders WHERE id = ${held.id}::uuid`;
      expect(row?.accepting_payment_id).not.toBeNull();
    });
    const cancelled = await order.post(`/v1/orders/${held.id}/cancel`, {}, await order.admin());
    expect(cancelled.body.code).toBe('INVALID_STATE');
    order.neighbours.down = null;
    await order.until(held.id, 'PAYMENT_ACCEPTED');
  });
});

describe('payments told twice, late or crossed', () => {
  const order = useOrder();
  type Told = { status: 'PENDING' | 'APPROVED' | 'REJECTED'; version: number };

  async function tell(held: Order, paymentId: string, told: Told[]): Promise<void> {
    for (const each of told) await order.pay(held.id, { paymentId, reason: 'because', ...each });
  }

  it.each<[string, Told[], Order['status']]>([
    [
      'approved before submitted',
      [
        { status: 'APPROVED', version: 2 },
        { status: 'PENDING', version: 1 },
      ],
      'PAYMENT_ACCEPTED',
    ],
    [
      'rejected before submitted',
      [
        { status: 'REJECTED', version: 2 },
        { status: 'PENDING', version: 1 },
      ],
      'AWAITING_PAYMENT',
    ],
    [
      'everything twice',
      [
        { status: 'PENDING', version: 1 },
        { status: 'PENDING', version: 1 },
        { status: 'APPROVED', version: 2 },
        { status: 'APPROVED', version: 2 },
        { status: 'PENDING', version: 1 },
      ],
      'PAYMENT_ACCEPTED',
    ],
  ])('ends in the same state: %s', async (_what, told, status) => {
    const { order: held } = await order.held();
    const paymentId = uuidv7();
    await tell(held, paymentId, told);
    await eventually(async () =>
      expect(await order.get(held.id)).toMatchObject({ status, payment: { id: paymentId } }),
    );
    await eventually(() =>
      expect(salesOf(order, held.id)).toHaveLength(status === 'PAYMENT_ACCEPTED' ? 1 : 0),
    );
  });

  it('a rejection that arrives after the next proof does not throw the order back', async () => {
    const { order: held } = await order.held();
    const [first, second] = [uuidv7(), uuidv7()];
    await order.pay(held.id, { paymentId: first, status: 'PENDING', version: 1 });
    await order.until(held.id, 'PAYMENT_REVIEW');
    await order.pay(held.id, { paymentId: second, status: 'PENDING', version: 1 });
    await order.pay(held.id, { paymentId: first, status: 'REJECTED', reason: 'old', version: 2 });
    await order.pay(held.id, { paymentId: second, status: 'APPROVED', version: 2 });
    const settled = await order.until(held.id, 'PAYMENT_ACCEPTED');
    expect(settled.payment).toEqual({ id: second, status: 'APPROVED' });
  });

  it('an event that cannot be read becomes a dead letter and holds nothing up', async () => {
    await order.events.publishRaw(paymentUpdated.topic, Buffer.from('{"nonsense":true}'));
    const { order: held } = await order.held();
    await order.pay(held.id, { status: 'PENDING', version: 1 });
    await order.until(held.id, 'PAYMENT_REVIEW');
    await eventually(
      async () => expect(await contentsOfDeadLetters(order.context.consuming)).toEqual(['{"nonsense":true}']),
      { timeoutMilliseconds: 20_000, everyMilliseconds: 200 },
    );
  });
});

describe('steps by people', () => {
  const order = useOrder();

  it('the owner cancels while payment is awaited, and the stock goes back', async () => {
    const { order: held, productId } = await order.held(2, 2);
    const answer = await order.post(
      `/v1/orders/${held.id}/cancel`,
      { reason: 'changed my mind' },
      await order.customer(),
    );
    expect(answer.status).toBe(200);
    expect(answer.body.timeline.at(-1)).toMatchObject({
      status: 'CANCELLED',
      actor: 'customer',
      reason: 'changed my mind',
    });
    await eventually(() => expect(order.neighbours.available(productId)).toBe(2));
  });

  it('an order cancelled before its stock was held never holds any', async () => {
    const productId = order.neighbours.givenProduct({ stock: 1 });
    order.neighbours.down = /reservations/;
    const placed = await order.placed([{ productId, quantity: 1 }]);
    const answer = await order.post(`/v1/orders/${placed.id}/cancel`, {}, await order.customer());
    expect(answer.status).toBe(200);
    order.neighbours.down = null;
    await eventually(() => expect(reservation(order, placed.id)?.status).toBe('RELEASED'));
    expect(order.neighbours.available(productId)).toBe(1);
    expect((await order.get(placed.id)).status).toBe('CANCELLED');
  });

  it('during review only an admin cancels', async () => {
    const { order: held } = await order.held();
    await order.pay(held.id, { status: 'PENDING', version: 1 });
    await order.until(held.id, 'PAYMENT_REVIEW');
    const own = await order.post(`/v1/orders/${held.id}/cancel`, {}, await order.customer());
    expect(own.body.code).toBe('INVALID_STATE');
    const admin = await order.post(`/v1/orders/${held.id}/cancel`, {}, await order.admin());
    expect(admin.status).toBe(200);
  });

  it('of twenty cancellations at once exactly one is done', async () => {
    const { order: held } = await order.held();
    const caller = await order.customer();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => order.post(`/v1/orders/${held.id}/cancel`, {}, caller)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
  });

  it.each(['ship', 'deliver'])('%s is refused while payment is awaited', async (step) => {
    const { order: held } = await order.held();
    const answer = await order.post(`/v1/orders/${held.id}/${step}`, {}, await order.admin());
    expect(answer.status).toBe(409);
    expect(answer.body.code).toBe('INVALID_STATE');
  });

  it('an expired order can’t be shipped', async () => {
    const { order: held } = await order.held();
    await endWindow(order, held.id);
    await order.until(held.id, 'EXPIRED');
    expect((await order.post(`/v1/orders/${held.id}/ship`, {}, await order.admin())).status).toBe(409);
  });

  it('a customer can’t ship, and somebody else’s order does not exist for them', async () => {
    const { order: held } = await order.held();
    expect((await order.post(`/v1/orders/${held.id}/ship`, {}, await order.customer())).status).toBe(403);
    const stranger = await signIn();
    expect((await order.api().get(`/v1/orders/${held.id}`).set(stranger.headers)).status).toBe(404);
    expect((await order.api().get(`/v1/orders/${held.id}/events`).set(stranger.headers)).status).toBe(404);
    expect((await order.post(`/v1/orders/${held.id}/cancel`, {}, stranger)).status).toBe(404);
    expect((await order.post(`/v1/orders/${held.id}/deliver`, {}, stranger)).status).toBe(404);
    expect((await order.api().get(`/v1/orders/${held.id}`)).status).toBe(401);
  });
});
