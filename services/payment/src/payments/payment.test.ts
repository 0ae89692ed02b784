import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { approve, checkFree, nextPaymentId, type Payment, reject } from './payment.ts';

const at = new Date('2026-11-21T08:00:00Z');
const pending: Payment = {
  id: uuidv7(),
  orderId: uuidv7(),
  userId: uuidv7(),
  status: 'PENDING',
  amount: null,
  reference: null,
  note: null,
  proof: {
    objectKey: 'proofs/x',
    contentType: 'image/png',
    size: 1,
    sha256: '0'.repeat(64),
    duplicateOf: null,
  },
  reason: null,
  final: false,
  refundDue: false,
  reviewedBy: null,
  reviewedAt: null,
  createdAt: at,
  version: 1,
};
const review = { by: uuidv7(), at };

describe('a payment', () => {
  it('is decided on once, with who and when', () => {
    const approved = approve(pending, review);
    expect(approved).toMatchObject({
      status: 'APPROVED',
      reviewedBy: review.by,
      reviewedAt: at,
      version: 2,
    });
    const rejected = reject(pending, review, { reason: 'unreadable', final: false });
    for (const decided of [approved, rejected]) {
      expect(() => approve(decided, review)).toThrow(/decided/);
      expect(() => reject(decided, review, { reason: 'again', final: true })).toThrow(/decided/);
    }
  });

  it('lets another one follow only when it was rejected, and not for good', () => {
    const rejected = reject(pending, review, { reason: 'unreadable', final: false });
    expect(() => checkFree([])).not.toThrow();
    expect(() => checkFree([rejected, rejected])).not.toThrow();
    const blocking = [
      pending,
      approve(pending, review),
      reject(pending, review, { reason: 'no', final: true }),
    ];
    for (const payment of blocking) expect(() => checkFree([rejected, payment])).toThrow();
  });

  it('has a greater id than those before it, also when their clock ran ahead', () => {
    const ahead = uuidv7({ msecs: Date.now() + 60_000 });
    const next = nextPaymentId([uuidv7(), ahead, uuidv7()]);
    expect(next > ahead).toBe(true);
    expect(next).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const earlier = nextPaymentId([]);
    expect(nextPaymentId([]) > earlier).toBe(true);
  });
});
