import { operationsOf } from '@eshop/contracts/api/operations';
import { paymentUpdated } from '@eshop/contracts/events';
import { eventually, signIn } from '@eshop/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { useOrder } from './use-order.ts';

const order = useOrder();
const base = '/v1/system/order';
const soon = { timeoutMilliseconds: 20_000, everyMilliseconds: 200 };

const ask = async (path: string) => {
  const answer = await order
    .api()
    .get(`${base}${path}`)
    .set((await order.admin()).headers);
  expect(answer.status).toBe(200);
  return answer.body;
};

describe('what the order service tells of itself', () => {
  it.each(Object.values(operationsOf('order')).map((one) => [one.method, one.path] as const))(
    '%s %s is for admins alone',
    async (method, path) => {
      const filled = path.replace(':id', uuidv7());
      const send = () => order.api()[method](filled).send({ reason: 'A reason' });
      const worker = await signIn('warehouse');
      expect((await send()).status).toBe(401);
      expect((await send().set((await order.customer()).headers)).status).toBe(403);
      expect((await send().set(worker.headers)).status).toBe(403);
      const allowed = await send().set((await order.admin()).headers);
      expect(allowed.status).toBe(path.includes(':id') ? 404 : 200);
    },
  );

  it('is its state: version, memory, stores, outbox and subscriptions', async () => {
    const status = await ask('');
    expect(status).toMatchObject({
      service: 'order',
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      dependencies: [
        { name: 'postgres', ok: true, message: null },
        { name: 'pubsub', ok: true, message: null },
      ],
      outbox: { waiting: expect.any(Number) },
      subscriptions: [{ subscription: 'order.order-created' }, { subscription: 'order.payment-updated' }],
    });
    expect(status.memory.rssBytes).toBeGreaterThan(1_000_000);
  });

  it('an order’s events and every hop of its own consumer are found by the order’s id', async () => {
    const { order: held } = await order.held();
    await order.pay(held.id, { status: 'PENDING', version: 1 });
    await order.until(held.id, 'PAYMENT_REVIEW');
    await eventually(async () => {
      const { items } = await ask(`/deliveries?key=${held.id}`);
      expect(items).toMatchObject([
        { subscription: 'order.payment-updated', outcome: 'handled', attempt: 1, error: null },
        { subscription: 'order.order-created', outcome: 'handled' },
      ]);
    }, soon);
    const { items } = await ask(`/published-events?key=${held.id}`);
    expect(items.map(({ topic }: { topic: string }) => topic).toSorted()).toEqual([
      'order-created',
      ...Array.from({ length: 3 }, () => 'order-status-updated'),
    ]);
    expect(items[0].publishedAt).not.toBeNull();
    expect(items[0].traceparent).toMatch(/^00-/);
  });

  it('a message that can not be read fails again when it is replayed, and one admin gives it up with a reason', async () => {
    const { order: held } = await order.held();
    const payment = { paymentId: uuidv7(), orderId: held.id, status: 'PENDING', version: 1 };
    await order.events.publishRaw(
      paymentUpdated.topic,
      Buffer.from(JSON.stringify({ ...payment, version: 0 })),
    );
    const letter = await eventually(async () => {
      const { items } = await ask('/dead-letters');
      const found = items.find(({ content }: { content: string }) => content.includes(payment.paymentId));
      expect(found).toMatchObject({ attempts: 5, status: 'waiting' });
      return found;
    }, soon);
    expect(letter.lastError).toMatch(/^The data does not fit the contract/);
    const admin = await order.admin();
    const replay = () => order.post(`${base}/dead-letters/${letter.id}/replay`, {}, admin);
    expect((await replay()).body).toMatchObject({
      status: 409,
      code: 'REPLAY_FAILED',
      error: letter.lastError,
    });

    const discard = (caller = admin) =>
      order.post(`${base}/dead-letters/${letter.id}/discard`, { reason: 'Sent again' }, caller);
    expect((await order.post(`${base}/dead-letters/${letter.id}/discard`, {}, admin)).status).toBe(400);
    expect((await discard()).body).toMatchObject({ status: 'discarded', reason: 'Sent again' });
    expect((await discard()).status).toBe(200);
    expect((await discard(await signIn('admin'))).body).toMatchObject({ status: 409, code: 'INVALID_STATE' });
    expect((await replay()).body).toMatchObject({ status: 409, code: 'INVALID_STATE' });
    expect((await ask('/dead-letters?status=discarded')).items).toMatchObject([{ id: letter.id }]);
  });
});
