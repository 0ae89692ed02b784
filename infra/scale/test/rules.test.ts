import { describe, expect, it } from 'vitest';
import { assumptions, capacities } from '../src/assumptions.ts';
import { costOfAnOrder } from '../src/cost-of-an-order.ts';
import { limitsOf } from '../src/limits.ts';
import type { Measured } from '../src/measured.ts';
import { coresFor, needsOf } from '../src/needs.ts';

const measured: Measured = {
  machine: { cores: 2, node: 'v24' },
  orders: 10,
  idlePerSecond: { processor: {}, work: {} },
  steps: [
    {
      name: 'order',
      count: 10,
      processorMilliseconds: { order: 36, postgres: 12 },
      work: { 'order events': 2, 'order transactions': 5, 'gateway requests': 1, 'redis commands': 3 },
    },
    { name: 'page', count: 10, processorMilliseconds: { order: 1 }, work: { 'gateway requests': 2 } },
  ],
  bytesPerOrder: { order: 10_000, payment: 2_000 },
};
const cost = costOfAnOrder(measured, { order: 1, page: 4 });

describe('the cost of an order', () => {
  it('is the sum of its steps, each as often as it happens', () => {
    expect(cost.milliseconds).toEqual({ order: 40, postgres: 12 });
    expect(cost.work['gateway requests']).toBe(9);
  });

  it('is not guessed for a step that nobody measured', () => {
    expect(() => costOfAnOrder(measured, { order: 1, wish: 2 })).toThrow('wish');
  });
});

describe('what a rate needs', () => {
  const given = {
    ...assumptions,
    burst: 2,
    utilisation: 0.5,
    fewestPods: 2,
  } as unknown as typeof assumptions;

  it('is cores for the busiest minute at the wanted utilisation', () => {
    expect(coresFor(40, 100, 0.5)).toBe(8);
    // 360,000 orders an hour are 100 a second, 200 at the busiest: 200 × 40 ms / 0.5.
    expect(needsOf(360_000, cost, given).pods.order).toBe(16);
    expect(needsOf(360_000, cost, given).sqlCores.postgres).toBe(5);
  });

  it('is never fewer pods than may go at any time', () => {
    expect(needsOf(1, cost, given).pods).toMatchObject({ order: 2, gateway: 2 });
  });

  it('counts the connections that these pods open', () => {
    const { connections } = needsOf(360_000, cost, given);
    expect(connections.postgres).toBe((16 + 2 + 2) * 10);
    expect(connections.mysql).toBe(2 * 10 + 2 * 5);
  });

  it('grows in proportion, beyond the fewest pods', () => {
    const [one, ten] = [needsOf(360_000, cost, given), needsOf(3_600_000, cost, given)];
    expect(ten.pods.order).toBe(10 * (one.pods.order ?? 0));
    expect(ten.sqlGigabytesPerDay).toBeCloseTo(10 * one.sqlGigabytesPerDay);
  });
});

describe('limits', () => {
  const limits = limitsOf(cost, assumptions, capacities);

  it('come in the order in which they are met', () => {
    const rates = limits.map(({ ordersPerHour }) => ordersPerHour);
    expect(rates).toEqual(rates.toSorted((one, other) => one - other));
    expect(limits[0]?.name).toContain('review desk');
  });

  it('say what lifts them', () => {
    for (const { lift } of limits) expect(lift).toMatch(/\w{4}/);
  });

  it('move with the cost: an order of twice the events meets the outbox at half the rate', () => {
    const outboxOf = (events: number) =>
      limitsOf({ ...cost, work: { ...cost.work, 'order events': events } }, assumptions, capacities).find(
        ({ name }) => name.includes('outbox'),
      )?.ordersPerHour;
    expect(outboxOf(4)).toBe((outboxOf(2) ?? 0) / 2);
  });
});
