import { describe, expect, it } from 'vitest';
import { awaitsDecision, checkAmount } from './review.ts';

describe('the sum on a proof', () => {
  it('is compared with what the order costs', () => {
    expect(checkAmount(100, 100)).toEqual({ kind: 'equal' });
    expect(checkAmount(90, 100)).toEqual({ kind: 'less', difference: 10 });
    expect(checkAmount(130, 100)).toEqual({ kind: 'more', difference: 30 });
  });

  it('is unknown when the customer names none, or the order can’t be read', () => {
    expect(checkAmount(null, 100)).toEqual({ kind: 'unknown' });
    expect(checkAmount(100, null)).toEqual({ kind: 'unknown' });
  });
});

describe('an order', () => {
  it('waits for a decision while it is in review, also before it has heard of the proof', () => {
    expect(awaitsDecision('PAYMENT_REVIEW')).toBe(true);
    expect(awaitsDecision('AWAITING_PAYMENT')).toBe(true);
    expect(awaitsDecision('EXPIRED')).toBe(false);
    expect(awaitsDecision('CANCELLED')).toBe(false);
  });
});
