import { createHash } from 'node:crypto';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import type { Payment } from '@eshop/contracts/api/payment';
import { eventually } from '@eshop/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { sweepUploads } from '../src/proofs/sweep-uploads.ts';
import { pdf, pdfOf, picture } from './files.ts';
import { type PaymentService, usePayment } from './use-payment.ts';

const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');
const countBy = (replies: { status: number }[]) => {
  const counts: Record<number, number> = {};
  for (const { status } of replies) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};

async function storedFile(payment: PaymentService, id: string) {
  const { objectKey: Key } = await payment.context.database.payment.findUniqueOrThrow({ where: { id } });
  const stored = await payment.s3.send(new GetObjectCommand({ Bucket: payment.bucket, Key }));
  const content = Buffer.from((await stored.Body?.transformToByteArray()) ?? []);
  return { content, contentType: stored.ContentType, metadata: stored.Metadata };
}

describe('handing in a proof', () => {
  const payment = usePayment();

  it('stores file, payment and event, and answers with what was kept', async () => {
    const order = await payment.waitingOrder();
    const caller = await payment.customer();
    const file = await picture('jpeg');
    const fields = { amount: '652200', reference: 'TRX 🚗 4711', note: 'paid today\nby phone' };
    const answer = await payment.upload({ caller, orderId: order.id, file, fields });
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    expect(answer.body).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/),
      orderId: order.id,
      userId: caller.userId,
      status: 'PENDING',
      amount: { amount: 652_200, currency: 'USD' },
      reference: 'TRX 🚗 4711',
      note: 'paid today\nby phone',
      reason: null,
      proof: { contentType: 'image/jpeg', size: file.length, sha256: sha256(file) },
      refundDue: false,
      reviewedBy: null,
      createdAt: expect.any(String),
      reviewedAt: null,
      version: 1,
    });
    expect(await payment.get(answer.body.id)).toEqual(answer.body);
    await eventually(() =>
      expect(payment.eventsOf(answer.body.id)).toMatchObject([
        { orderingKey: answer.body.id, data: { orderId: order.id, status: 'PENDING', version: 1 } },
      ]),
    );
    const stored = await storedFile(payment, answer.body.id);
    expect(stored.content.equals(file)).toBe(true);
    expect(stored).toMatchObject({ contentType: 'image/jpeg', metadata: { sha256: sha256(file) } });
    expect(await payment.context.uploads.count()).toBe(0);
  });

  it('takes JPEG, PNG, WebP and PDF by what they hold, whatever the client calls them', async () => {
    const files = {
      'image/jpeg': await picture('jpeg'),
      'image/png': await picture('png'),
      'image/webp': await picture('webp'),
      'application/pdf': pdf(),
    };
    for (const [contentType, file] of Object.entries(files)) {
      const kept = await payment.submitted({ file, fileName: '../../proof.exe', contentType: 'text/html' });
      expect(kept.proof.contentType).toBe(contentType);
    }
  });

  it('takes a file of exactly 10 MiB', async () => {
    const kept = await payment.submitted({ file: pdfOf(10 * 1024 * 1024) });
    expect(kept.proof.size).toBe(10 * 1024 * 1024);
  });

  it('takes fields left blank, as forms send them, as not given', async () => {
    const kept = await payment.submitted({ fields: { amount: '', reference: '', note: '' } });
    expect(kept).toMatchObject({ amount: null, reference: null, note: null });
  });

  it('answers 404 for an unknown order and for somebody else’s, to admins too', async () => {
    const order = await payment.waitingOrder();
    const attempts = [
      { caller: await payment.customer(), orderId: uuidv7() },
      { caller: await payment.stranger(), orderId: order.id },
      { caller: await payment.admin(), orderId: order.id },
    ];
    for (const attempt of attempts) {
      const answer = await payment.upload(attempt);
      expect([answer.status, answer.body.code]).toEqual([404, 'NOT_FOUND']);
    }
    await payment.tell(order, { status: 'AWAITING_PAYMENT', version: 2 });
    await payment.untilKnown(order.id, 2);
    expect((await payment.upload({ caller: await payment.stranger(), orderId: order.id })).status).toBe(404);
  });

  it('takes proofs only while the order waits for payment', async () => {
    const { userId } = await payment.customer();
    for (const status of [
      'PENDING',
      'PAYMENT_REVIEW',
      'PAYMENT_ACCEPTED',
      'ON_DELIVERY',
      'DELIVERED',
      'REJECTED',
      'EXPIRED',
      'CANCELLED',
    ] as const) {
      const order = payment.order.givenOrder(userId, status);
      const answer = await payment.upload({ caller: await payment.customer(), orderId: order.id });
      expect([answer.status, answer.body.code]).toEqual([409, 'INVALID_STATE']);
    }
  });

  it('refuses a proof for an order that has just moved on, though no event told of it yet', async () => {
    const order = await payment.waitingOrder();
    await payment.tell(order, { status: 'AWAITING_PAYMENT', version: 2 });
    await payment.untilKnown(order.id, 2);
    payment.order.move(order.id, 'CANCELLED');
    const answer = await payment.upload({ caller: await payment.customer(), orderId: order.id });
    expect([answer.status, answer.body.code]).toEqual([409, 'INVALID_STATE']);
  });

  it('takes one of twenty proofs sent at once, and leaves no file of the others', async () => {
    const order = await payment.waitingOrder();
    const caller = await payment.customer();
    const before = await payment.objects();
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => payment.upload({ caller, orderId: order.id })),
    );
    expect(countBy(replies)).toEqual({ 201: 1, 409: 19 });
    const refused = replies.filter(({ status }) => status === 409);
    expect(new Set(refused.map(({ body }) => body.code))).toEqual(new Set(['INVALID_STATE']));
    expect(await payment.context.payments.ofOrder(order.id)).toHaveLength(1);
    await eventually(async () => {
      await sweepUploads(payment.context);
      expect(await payment.objects()).toHaveLength(before.length + 1);
    });
    expect(await payment.context.uploads.count()).toBe(0);
    const id = replies.find(({ status }) => status === 201)?.body.id;
    await eventually(() => expect(payment.eventsOf(id)).toHaveLength(1));
  });

  it('has the database itself refuse a second payment that blocks its order', async () => {
    const first = await payment.submitted();
    const { database } = payment.context;
    const row = await database.payment.findUniqueOrThrow({ where: { id: first.id } });
    const second = { ...row, id: uuidv7(), objectKey: 'proofs/other' };
    await expect(database.payment.createMany({ data: [second] })).rejects.toMatchObject({ code: 'P2002' });
  });

  it('flags a file that came before, also for another order and from another customer', async () => {
    const file = await picture();
    const first = await payment.submitted({ file });
    expect(first.proof.duplicateOf).toBeUndefined();
    const again = await payment.submitted({ file });
    const byAnother = await payment.submitted({ file, caller: await payment.stranger() });
    expect([again.proof.duplicateOf, byAnother.proof.duplicateOf]).toEqual([first.id, first.id]);
    const stored = await storedFile(payment, byAnother.id);
    expect(stored.content.equals(file)).toBe(true);
  });

  it('finds exactly one first among equal files sent at the same time', async () => {
    const file = await picture();
    const payments: Payment[] = await Promise.all(
      Array.from({ length: 8 }, () => payment.submitted({ file })),
    );
    const first = payments.filter(({ proof }) => !proof.duplicateOf);
    expect(first).toHaveLength(1);
    const others = payments.filter(({ proof }) => proof.duplicateOf);
    expect(new Set(others.map(({ proof }) => proof.duplicateOf))).toEqual(new Set([first[0]?.id]));
  });
});

describe('a proof sent again with its Idempotency-Key', () => {
  const payment = usePayment();

  it('gets the first answer and is stored once', async () => {
    const order = await payment.waitingOrder();
    const caller = await payment.customer();
    const file = await picture();
    const upload = { caller, orderId: order.id, file, key: 'k'.repeat(255), fields: { note: 'once' } };
    const first = await payment.upload(upload);
    const again = await payment.upload(upload);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect(await payment.context.payments.ofOrder(order.id)).toHaveLength(1);
    await eventually(() => expect(payment.eventsOf(first.body.id)).toHaveLength(1));
  });

  it('is stored once when both come at the same time', async () => {
    const order = await payment.waitingOrder();
    const upload = {
      caller: await payment.customer(),
      orderId: order.id,
      file: await picture(),
      key: 'at-once',
    };
    const replies = await Promise.all(Array.from({ length: 5 }, () => payment.upload(upload)));
    const codes = new Set(replies.map(({ status, body }) => (status === 201 ? 'stored' : body.code)));
    expect(codes.has('stored')).toBe(true);
    codes.delete('stored');
    codes.delete('REQUEST_IN_PROGRESS');
    expect([...codes]).toEqual([]);
    expect(await payment.context.payments.ofOrder(order.id)).toHaveLength(1);
  });

  it('is refused with another file or another field', async () => {
    const order = await payment.waitingOrder();
    const file = await picture();
    const upload = { caller: await payment.customer(), orderId: order.id, file, key: 'reused' };
    expect((await payment.upload(upload)).status).toBe(201);
    for (const other of [{ file: await picture() }, { fields: { note: 'another' } }]) {
      const answer = await payment.upload({ ...upload, ...other });
      expect([answer.status, answer.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    }
  });

  it('is another request when it comes from another customer', async () => {
    const key = 'shared';
    const one = await payment.submitted({ key });
    const other = await payment.submitted({ key, caller: await payment.stranger() });
    expect(other.id).not.toBe(one.id);
  });
});
