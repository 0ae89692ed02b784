import { orderStatusUpdated } from '@eshop/contracts/events';
import { eventually } from '@eshop/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { sweepUploads } from '../src/proofs/sweep-uploads.ts';
import { usePayment } from './use-payment.ts';

const topic = orderStatusUpdated.topic;

describe('what orders tell', () => {
  const payment = usePayment();
  const known = (id: string) => payment.context.knownOrders.find(id);

  it('is kept by version: repeats and disorder end the same', async () => {
    const order = await payment.waitingOrder();
    const told = [
      { status: 'PAYMENT_REVIEW', version: 3 },
      { status: 'PENDING', version: 1 },
      { status: 'AWAITING_PAYMENT', version: 4 },
      { status: 'AWAITING_PAYMENT', version: 2 },
      { status: 'PAYMENT_REVIEW', version: 3 },
    ] as const;
    for (const event of told) {
      await payment.tell(order, event);
      const at = await payment.tell({ ...order, id: uuidv7() }, { status: 'PENDING', version: 1 });
      // The other order's event came later on the same subscription: once it is known, this one was handled.
      await payment.untilKnown(JSON.parse(at.data).orderId, 1);
    }
    await eventually(async () =>
      expect(await known(order.id)).toMatchObject({ status: 'AWAITING_PAYMENT', version: 4 }),
    );
  });

  it('marks the approved payment when the money has to go back, once however often it is told', async () => {
    const { id, orderId } = await payment.submitted();
    const order = { id: orderId, number: 'ES-1', userId: (await payment.customer()).userId };
    await payment.tell(order, { status: 'EXPIRED', version: 3 });
    await payment.untilKnown(orderId, 3);
    expect((await payment.decide(id, 'approve')).body).toMatchObject({
      status: 'APPROVED',
      refundDue: false,
    });
    const event = await payment.tell(order, { status: 'EXPIRED', version: 4, refundDue: true });
    await eventually(async () => expect((await payment.get(id)).refundDue).toBe(true));
    await payment.events.publishAgain(event);
    await payment.tell(order, { status: 'EXPIRED', version: 3 });
    await payment.tell(order, { status: 'EXPIRED', version: 5 });
    await payment.untilKnown(orderId, 5);
    expect(await payment.get(id)).toMatchObject({ status: 'APPROVED', refundDue: true, version: 3 });
    expect(payment.eventsOf(id)).toHaveLength(2);
  });

  it('marks it too when a newer state or the approval itself becomes known later', async () => {
    const { id, orderId } = await payment.submitted();
    const order = { id: orderId, number: 'ES-2', userId: (await payment.customer()).userId };
    await payment.tell(order, { status: 'CANCELLED', version: 6 });
    await payment.untilKnown(orderId, 6);
    await payment.tell(order, { status: 'CANCELLED', version: 5, refundDue: true });
    await eventually(async () => {
      const row = await payment.context.database.knownOrder.findUniqueOrThrow({ where: { id: orderId } });
      expect(row).toMatchObject({ refundDue: true, status: 'CANCELLED', version: 6 });
    });
    expect(await payment.get(id)).toMatchObject({ status: 'PENDING', refundDue: false });
    expect((await payment.decide(id, 'approve')).body).toMatchObject({ refundDue: true, version: 2 });
  });

  it('never marks a rejected payment', async () => {
    const { id, orderId } = await payment.submitted();
    await payment.decide(id, 'reject', { reason: 'unreadable' });
    const order = { id: orderId, number: 'ES-3', userId: (await payment.customer()).userId };
    await payment.tell(order, { status: 'EXPIRED', version: 9, refundDue: true });
    await payment.untilKnown(orderId, 9);
    expect(await payment.get(id)).toMatchObject({ status: 'REJECTED', refundDue: false, version: 2 });
  });

  it('counts against a proof that is just being stored when the order expires', async () => {
    const order = await payment.waitingOrder();
    const before = await payment.objects();
    payment.gates.s3.mute();
    const upload = payment.upload({ caller: await payment.customer(), orderId: order.id });
    const answered = upload.then((answer) => answer);
    await eventually(async () => expect(await payment.objects()).toHaveLength(before.length + 1));
    await payment.tell(order, { status: 'EXPIRED', version: 3 });
    await payment.untilKnown(order.id, 3);
    payment.gates.s3.open();
    const answer = await answered;
    expect([answer.status, answer.body.code]).toEqual([409, 'INVALID_STATE']);
    expect(await payment.context.payments.ofOrder(order.id)).toEqual([]);
    await sweepUploads(payment.context);
    expect(await payment.objects()).toEqual(before);
  });

  it('leaves a proof that came before the expiry to the admin', async () => {
    const { id, orderId } = await payment.submitted();
    const order = { id: orderId, number: 'ES-4', userId: (await payment.customer()).userId };
    await payment.tell(order, { status: 'EXPIRED', version: 3 });
    await payment.untilKnown(orderId, 3);
    expect(await payment.get(id)).toMatchObject({ status: 'PENDING', version: 1 });
    expect((await payment.decide(id, 'approve')).status).toBe(200);
  });

  it('goes to the dead letters when nobody can read it, and holds nothing up', async () => {
    const nonsense = [
      Buffer.from('not json'),
      Buffer.from('{}'),
      Buffer.from(JSON.stringify({ orderId: 'x', status: 'LOST', version: 0 })),
    ];
    for (const data of nonsense) await payment.events.publishRaw(topic, data);
    const order = await payment.waitingOrder();
    await payment.tell(order, { status: 'AWAITING_PAYMENT', version: 2 });
    await payment.untilKnown(order.id, 2);
    await eventually(
      async () => {
        const { items } = await payment.context.consuming.deadLetters.list({ status: 'waiting', limit: 100 });
        expect(items).toHaveLength(nonsense.length);
        expect(items.every(({ attempts }) => attempts === 5)).toBe(true);
      },
      { timeoutMilliseconds: 25_000, everyMilliseconds: 200 },
    );
  });

  it('is caught up with after the service was down', async () => {
    const order = await payment.waitingOrder();
    await payment.restartWorkers(async () => {
      await payment.tell(order, { status: 'AWAITING_PAYMENT', version: 2 });
    });
    await payment.untilKnown(order.id, 2);
  });
});

describe('while the order service is away', () => {
  const payment = usePayment();

  it('its events count when they tell that the order waits; else nobody can say', async () => {
    const caller = await payment.customer();
    const [waiting, moved, unknown] = [
      await payment.waitingOrder(),
      await payment.waitingOrder(),
      await payment.waitingOrder(),
    ];
    await payment.tell(waiting, { status: 'AWAITING_PAYMENT', version: 2 });
    await payment.tell(moved, { status: 'PAYMENT_REVIEW', version: 3 });
    await payment.untilKnown(waiting.id, 2);
    await payment.untilKnown(moved.id, 3);
    payment.order.down = true;
    expect((await payment.upload({ caller, orderId: waiting.id })).status).toBe(201);
    for (const { id } of [moved, unknown]) {
      const answer = await payment.upload({ caller, orderId: id });
      expect([answer.status, answer.body.code]).toEqual([503, 'UNAVAILABLE']);
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    }
    const stranger = await payment.stranger();
    expect((await payment.upload({ caller: stranger, orderId: waiting.id })).status).toBe(404);
    payment.order.down = false;
    await eventually(async () =>
      expect((await payment.upload({ caller, orderId: unknown.id })).status).toBe(201),
    );
  });
});
