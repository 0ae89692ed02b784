import { createHash } from 'node:crypto';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { eventually } from '@eshop/kit/testing';
import { describe, expect, it } from 'vitest';
import { pdf, pdfOf, picture } from './files.ts';
import { usePayment } from './use-payment.ts';

const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');

describe('handing in a proof', () => {
  const payment = usePayment();

  it('stores file, payment and event, and answers with what was kept', async () => {
    const order = await payment.waitingOrder();
    const caller = await payment.customer();
    const file = await picture('jpeg');
    const answer = await payment.upload({
      caller,
      orderId: order.id,
      file,
      fields: { amount: '652200', reference: 'TRX 🚗 4711', note: 'paid today\nby phone' },
    });
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
    const kept = await payment.context.database.payment.findUniqueOrThrow({ where: { id: answer.body.id } });
    const stored = await payment.s3.send(
      new GetObjectCommand({ Bucket: payment.bucket, Key: kept.objectKey }),
    );
    expect(Buffer.from((await stored.Body?.transformToByteArray()) ?? []).equals(file)).toBe(true);
    expect(stored.ContentType).toBe('image/jpeg');
    expect(stored.Metadata).toEqual({ sha256: sha256(file) });
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
      const kept = await payment.submitted({ file, fileName: 'proof.exe', contentType: 'text/html' });
      expect(kept.proof.contentType).toBe(contentType);
    }
  });

  it('takes a file of exactly 10 MiB', async () => {
    const kept = await payment.submitted({ file: pdfOf(10 * 1024 * 1024) });
    expect(kept.proof.size).toBe(10 * 1024 * 1024);
  });
});
