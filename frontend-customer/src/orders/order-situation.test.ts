import type { Order } from '@eshop/contracts/api/order';
import type { Payment } from '@eshop/contracts/api/payment';
import type { OrderStatus } from '@eshop/contracts/order-status';
import { describe, expect, it } from 'vitest';
import { situationOf } from './order-situation.ts';

const order = (status: OrderStatus, more: Partial<Order> = {}) =>
  ({ status, payment: null, timeline: [], ...more }) as unknown as Order;
const payment = (status: Payment['status'], more: Partial<Payment> = {}) =>
  ({ status, refundDue: false, ...more }) as Payment;

describe('the situation of an order', () => {
  it('is in review as soon as a proof is in, before the order has heard of it', () => {
    const { status, takesProof, mayCancel } = situationOf(order('AWAITING_PAYMENT'), [payment('PENDING')]);
    expect({ status, takesProof, mayCancel }).toEqual({
      status: 'PAYMENT_REVIEW',
      takesProof: false,
      mayCancel: false,
    });
  });

  it('takes another proof after one was refused, and tells why', () => {
    const refused = order('AWAITING_PAYMENT', {
      payment: { id: 'p', status: 'REJECTED', reason: 'Too dark' },
    });
    const { takesProof, refusal } = situationOf(refused, [payment('REJECTED')]);
    expect({ takesProof, refusal }).toEqual({ takesProof: true, refusal: { reason: 'Too dark' } });
  });

  it('can be ordered again once it came to nothing, and only then', () => {
    const again = (status: OrderStatus) => situationOf(order(status), []).mayOrderAgain;
    expect((['REJECTED', 'EXPIRED', 'CANCELLED'] as const).every(again)).toBe(true);
    expect((['PENDING', 'AWAITING_PAYMENT', 'ON_DELIVERY', 'DELIVERED'] as const).some(again)).toBe(false);
  });

  it('knows of a refund, and of a payment accepted after the time was over', () => {
    const timeline: Order['timeline'] = [
      { at: '2026-01-01T00:00:00.000Z', status: 'EXPIRED', actor: 'system' },
    ];
    const over = situationOf(order('EXPIRED', { timeline }), [payment('APPROVED', { refundDue: true })]);
    expect([over.refundDue, over.acceptedLate]).toEqual([true, false]);
    const kept = situationOf(order('PAYMENT_ACCEPTED', { timeline }), [payment('APPROVED')]);
    expect([kept.refundDue, kept.acceptedLate]).toEqual([false, true]);
  });
});
