import { eventually, signIn } from '@eshop/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { usePayment } from './use-payment.ts';

describe('deciding on a payment', () => {
  const payment = usePayment();

  it('approves with who and when, and tells the order service', async () => {
    const { id, orderId } = await payment.submitted();
    const admin = await payment.admin();
    const answer = await payment.decide(id, 'approve');
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      id,
      status: 'APPROVED',
      reason: null,
      reviewedBy: admin.userId,
      reviewedAt: expect.any(String),
      refundDue: false,
      version: 2,
    });
    expect(await payment.get(id)).toEqual(answer.body);
    await eventually(() =>
      expect(payment.eventsOf(id).map(({ data }) => data)).toEqual([
        { paymentId: id, orderId, status: 'PENDING', version: 1 },
        { paymentId: id, orderId, status: 'APPROVED', version: 2 },
      ]),
    );
  });

  it('rejects with the reason, which the customer and the order service are told', async () => {
    const { id, orderId } = await payment.submitted();
    const answer = await payment.decide(id, 'reject', { reason: 'the sum is cut off ✂️' });
    expect(answer.status).toBe(200);
    const seen = await payment
      .api()
      .get(`/v1/payments/${id}`)
      .set((await payment.customer()).headers);
    expect(seen.body).toMatchObject({ status: 'REJECTED', reason: 'the sum is cut off ✂️', version: 2 });
    expect(seen.headers.etag).toBe('"2"');
    await eventually(() =>
      expect(payment.eventsOf(id).at(-1)?.data).toEqual({
        paymentId: id,
        orderId,
        status: 'REJECTED',
        reason: 'the sum is cut off ✂️',
        version: 2,
      }),
    );
  });

  it('lets a rejected customer hand in another proof, with a greater id', async () => {
    const first = await payment.submitted();
    await payment.decide(first.id, 'reject', { reason: 'unreadable' });
    const second = await payment.submitted({ orderId: first.orderId });
    expect(second.id > first.id).toBe(true);
    expect((await payment.decide(second.id, 'approve')).status).toBe(200);
  });

  it('takes no further proof after a final rejection or an approval, though the order was not told yet', async () => {
    const rejected = await payment.submitted();
    await payment.decide(rejected.id, 'reject', { reason: 'forged', final: true });
    await eventually(() => expect(payment.eventsOf(rejected.id).at(-1)?.data.final).toBe(true));
    const approved = await payment.submitted();
    await payment.decide(approved.id, 'approve');
    for (const { orderId } of [rejected, approved]) {
      const answer = await payment.upload({ caller: await payment.customer(), orderId });
      expect([answer.status, answer.body.code]).toEqual([409, 'INVALID_STATE']);
    }
  });

  it('is done by one of two admins at the same time, ten times', async () => {
    const admins = [await payment.admin(), await payment.otherAdmin()];
    for (let round = 0; round < 10; round++) {
      const { id } = await payment.submitted();
      const answers = await Promise.all(
        admins.map(({ headers }, index) =>
          payment
            .api()
            .post(`/v1/payments/${id}/${index === 0 ? 'approve' : 'reject'}`)
            .set(headers)
            .send({ reason: 'unreadable' }),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const [winner] = answers.filter(({ status }) => status === 200);
      const [loser] = answers.filter(({ status }) => status === 409);
      expect(loser?.body.code).toBe('INVALID_STATE');
      expect(await payment.get(id)).toEqual(winner?.body);
      await eventually(() => expect(payment.eventsOf(id)).toHaveLength(2));
      expect(payment.eventsOf(id).at(-1)?.data).toMatchObject({ status: winner?.body.status, version: 2 });
    }
  });

  it('is refused the second time, to the same admin too', async () => {
    const { id } = await payment.submitted();
    expect((await payment.decide(id, 'approve')).status).toBe(200);
    for (const verdict of ['approve', 'reject'] as const) {
      const again = await payment.decide(id, verdict, { reason: 'changed my mind' });
      expect([again.status, again.body.code]).toEqual([409, 'INVALID_STATE']);
    }
    expect(await payment.get(id)).toMatchObject({ status: 'APPROVED', reason: null, version: 2 });
  });

  it('answers a repeat with its Idempotency-Key as the first time, and refuses the key for another reason', async () => {
    const { id } = await payment.submitted();
    const key = { 'idempotency-key': uuidv7() };
    const first = await payment.decide(id, 'reject', { reason: 'unreadable' }, key);
    const again = await payment.decide(id, 'reject', { reason: 'unreadable' }, key);
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body).toEqual(first.body);
    const other = await payment.decide(id, 'reject', { reason: 'forged' }, key);
    expect([other.status, other.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    await eventually(() => expect(payment.eventsOf(id)).toHaveLength(2));
  });

  it('belongs to admins alone: not to the owner, not to the warehouse', async () => {
    const { id } = await payment.submitted();
    const callers = [await payment.customer(), await signIn('warehouse')];
    for (const { headers } of callers) {
      for (const verdict of ['approve', 'reject']) {
        const answer = await payment
          .api()
          .post(`/v1/payments/${id}/${verdict}`)
          .set(headers)
          .send({ reason: 'mine' });
        expect([answer.status, answer.body.code]).toEqual([403, 'FORBIDDEN']);
      }
    }
    expect(await payment.get(id)).toMatchObject({ status: 'PENDING', version: 1 });
  });

  it('answers 404 for an unknown payment', async () => {
    expect((await payment.decide(uuidv7(), 'approve')).status).toBe(404);
    expect((await payment.decide(uuidv7(), 'reject', { reason: 'unreadable' })).status).toBe(404);
  });
});
