import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMoney, maxPriceAmount, moneySchema, sameMoney, timesMoney, usd } from '../src/money.ts';

const amounts = fc.integer({ min: 0, max: maxPriceAmount });
const money = amounts.map(usd);

describe('money', () => {
  it('is added in any order and grouping to the same sum, to the cent', () => {
    fc.assert(
      fc.property(fc.array(amounts, { maxLength: 50 }), fc.nat({ max: 50 }), (list, cut) => {
        const sum = addMoney(...list.map(usd));
        expect(sum.amount).toBe(Number(list.reduce((total, amount) => total + BigInt(amount), 0n)));
        expect(addMoney(...list.toReversed().map(usd))).toEqual(sum);
        const [head, tail] = [list.slice(0, cut).map(usd), list.slice(cut).map(usd)];
        expect(addMoney(addMoney(...head), addMoney(...tail))).toEqual(sum);
      }),
    );
  });

  it('times a quantity is the same as added so often', () => {
    fc.assert(
      fc.property(money, fc.integer({ min: 0, max: 200 }), (price, quantity) => {
        expect(timesMoney(price, quantity)).toEqual(
          addMoney(...Array.from({ length: quantity }, () => price)),
        );
      }),
    );
  });

  it('is never negative, broken or beyond what is counted exactly', () => {
    const noAmount = fc.oneof(
      fc.integer({ max: -1 }),
      fc.double({ noInteger: true }),
      fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 1e300),
    );
    fc.assert(
      fc.property(noAmount, (amount) => {
        expect(() => usd(amount)).toThrow(RangeError);
        expect(moneySchema.safeParse({ amount, currency: 'USD' }).success).toBe(false);
      }),
    );
    expect(() => addMoney(usd(Number.MAX_SAFE_INTEGER), usd(1))).toThrow(RangeError);
  });

  it('survives the wire, and is the same as what has its amount and no other', () => {
    fc.assert(
      fc.property(money, money, (one, other) => {
        expect(moneySchema.parse(JSON.parse(JSON.stringify(one)))).toEqual(one);
        expect(sameMoney(one, other)).toBe(one.amount === other.amount);
      }),
    );
  });
});
