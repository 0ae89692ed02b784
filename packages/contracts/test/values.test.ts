import { describe, expect, it } from 'vitest';
import { eventTypes, paymentUpdated } from '../src/events/index.ts';
import { addMoney, sameMoney, timesMoney, usd } from '../src/money.ts';
import { isFinalOrderStatus, orderStatuses } from '../src/order-status.ts';
import { problemSchema, problems, problemType } from '../src/problem.ts';

describe('money', () => {
  it('is added and multiplied in whole cents', () => {
    expect(addMoney(usd(10), usd(20), usd(3))).toEqual({ amount: 33, currency: 'USD' });
    expect(addMoney()).toEqual(usd(0));
    expect(timesMoney(usd(1_899_900), 3)).toEqual(usd(5_699_700));
    expect(sameMoney(usd(1), usd(2))).toBe(false);
  });

  it.each([-1, 0.5, Number.NaN, 2 ** 53])('is never %s', (amount) => {
    expect(() => usd(amount)).toThrow(RangeError);
  });
});

describe('problems', () => {
  it('are listed under their code', () => {
    for (const [code, problem] of Object.entries(problems)) expect(problem.code).toBe(code);
  });

  it('have a type made of their code, and keep members of their own', () => {
    const { code, status, title } = problems.OUT_OF_STOCK;
    const answer = { type: problemType(code), title, status, code, requestId: 'r1', availableQuantity: 3 };
    expect(answer.type).toBe('https://eshop.example/problems/out-of-stock');
    expect(problemSchema.parse(answer)).toEqual(answer);
  });
});

describe('order states', () => {
  it('are final at the end of the road and at each other end', () => {
    expect(orderStatuses.filter(isFinalOrderStatus)).toEqual([
      'DELIVERED',
      'REJECTED',
      'EXPIRED',
      'CANCELLED',
    ]);
  });
});

describe('events', () => {
  it('have the seven topics of the contract', () => {
    expect(
      Object.values(eventTypes)
        .map(({ topic }) => topic)
        .sort(),
    ).toEqual([
      'order-created',
      'order-status-updated',
      'payment-updated',
      'product-created',
      'product-quantity-updated',
      'product-updated',
      'sale-created',
    ]);
  });

  it('are ordered by the aggregate that published them', () => {
    const data = { paymentId: 'p', orderId: 'o', status: 'PENDING', version: 1 } as const;
    expect(paymentUpdated.orderingKey(data)).toBe('p');
  });
});
