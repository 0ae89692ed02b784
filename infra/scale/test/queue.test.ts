import { describe, expect, it } from 'vitest';
import { random, simulate } from '../src/queue.ts';

describe('the simulation', () => {
  it('is the same at every run', () => {
    const run = () =>
      simulate({
        stations: [{ name: 'one', servers: 2, milliseconds: 10 }],
        ordersPerSecond: 100,
        seconds: 60,
      });
    expect(run()).toEqual(run());
    const [first, second] = [random(7), random(7)];
    expect(Array.from({ length: 5 }, first)).toEqual(Array.from({ length: 5 }, second));
  });

  it('agrees with the formula of a single queue: mean work / (1 - utilisation), half of it times ln 2', () => {
    const { p50, busiest } = simulate({
      stations: [{ name: 'one', servers: 1, milliseconds: 10 }],
      ordersPerSecond: 60,
      seconds: 5_000,
    });
    expect(busiest.utilisation).toBeCloseTo(0.6, 1);
    expect(p50 / ((10 / (1 - 0.6)) * Math.LN2)).toBeCloseTo(1, 1);
  });

  it('waits hardly at all with many servers, and without end beyond what they can do', () => {
    const at = (ordersPerSecond: number) =>
      simulate({ stations: [{ name: 'many', servers: 20, milliseconds: 10 }], ordersPerSecond, seconds: 60 });
    expect(at(1_200).p99).toBeLessThan(60);
    expect(at(2_600).p99).toBeGreaterThan(5_000);
    expect(at(2_600).busiest.utilisation).toBeGreaterThan(1);
  });

  it('adds the stations of the way', () => {
    const stations = ['a', 'b', 'c'].map((name) => ({ name, servers: 50, milliseconds: 10 }));
    const { p50 } = simulate({ stations, ordersPerSecond: 10, seconds: 600 });
    expect(p50).toBeGreaterThan(20);
    expect(p50).toBeLessThan(35);
  });
});
