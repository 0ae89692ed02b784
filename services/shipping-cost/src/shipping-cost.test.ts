import { shippingCostSchema } from '@eshop/contracts/api/shipping-cost';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRates } from './rates.ts';
import { shippingCost } from './shipping-cost.ts';

const contractRates = readRates({});
const zip = fc.integer({ min: 0, max: 99_999 }).map((number) => String(number).padStart(5, '0'));

describe('the cost of a shipment', () => {
  it.each([
    ['10250', '10250', 0, 200],
    ['10250', '10251', 1, 400],
    ['10251', '10250', 1, 400],
    ['00501', '00544', 43, 8800],
    ['10000', '10748', 748, 149_800],
    ['10000', '10749', 749, 150_000],
    ['10000', '10750', 750, 150_000],
    ['00000', '99999', 99_999, 150_000],
  ])('from %s to %s is for the distance %i: %i cents', (from, to, distance, amount) => {
    expect(shippingCost(from, to, contractRates)).toEqual({ cost: { amount, currency: 'USD' }, distance });
  });

  it('is 200 × (distance + 1), at most 150000, both ways, for all zip codes', () => {
    fc.assert(
      fc.property(zip, zip, (from, to) => {
        const { cost, distance } = shippingCost(from, to, contractRates);
        expect(distance).toBe(Math.abs(Number.parseInt(from, 10) - Number.parseInt(to, 10)));
        expect(cost.amount).toBe(Math.min(200 * (distance + 1), 150_000));
        expect(shippingCost(to, from, contractRates)).toEqual({ cost, distance });
      }),
    );
  });

  it('is whole cents, never more than the maximum and never less for a longer way, whatever the rates', () => {
    const amount = fc.nat(1_000_000_000);
    fc.assert(
      fc.property(amount, amount, amount, zip, zip, zip, (base, perDistanceAmount, top, from, near, far) => {
        const maximumAmount = Math.max(base, top);
        const rates = { baseAmount: base, perDistanceAmount, maximumAmount };
        const [short, long] = [shippingCost(from, near, rates), shippingCost(from, far, rates)].sort(
          (a, b) => a.distance - b.distance,
        );
        for (const cost of [short, long]) expect(shippingCostSchema.safeParse(cost).success).toBe(true);
        expect(long?.cost.amount).toBeLessThanOrEqual(maximumAmount);
        expect(short?.cost.amount).toBeLessThanOrEqual(long?.cost.amount ?? 0);
      }),
    );
  });
});

describe("the operator's rates", () => {
  it('are those of the contract where nothing is set', () => {
    const rates = { baseAmount: 200, perDistanceAmount: 200, maximumAmount: 150_000 };
    expect(readRates({})).toEqual(rates);
    expect(readRates({ SHIPPING_RATES: '' })).toEqual(rates);
    expect(readRates({ SHIPPING_RATES: '{"maximumAmount":90000}' })).toEqual({
      ...rates,
      maximumAmount: 90_000,
    });
  });

  it.each([
    ['no JSON', 'JSON'],
    ['[]', 'object'],
    ['{"baseAmount":-1,"perDistanceAmount":1.5}', 'baseAmount'],
    ['{"baseAmount":-1,"perDistanceAmount":1.5}', 'perDistanceAmount'],
    ['{"perDistance":100}', 'perDistance'],
    ['{"baseAmount":500,"maximumAmount":400}', 'maximumAmount'],
  ])('are refused as %s, naming %s', (SHIPPING_RATES, fault) => {
    expect(() => readRates({ SHIPPING_RATES })).toThrow(fault);
  });
});
