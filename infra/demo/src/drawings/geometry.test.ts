import { describe, expect, it } from 'vitest';
import { around, flatten, heightAt, type Point, smooth } from './geometry.ts';

const roof: Point[] = [
  [0, 0],
  [100, 50],
  [300, 50],
  [400, 0],
];

describe('smooth lines', () => {
  it('pass through each of their points', () => {
    const line = flatten(roof, 8);
    for (const [x, y] of roof)
      expect(line.some((point) => Math.hypot(point[0] - x, point[1] - y) < 1e-9)).toBe(true);
  });

  it('stay nearly flat on a long piece beside short steep ones', () => {
    expect(heightAt(flatten(roof), 200)).toBeGreaterThan(50);
    expect(heightAt(flatten(roof), 200)).toBeLessThan(62);
  });

  it('are straight through corners', () => {
    const corner = flatten([
      [0, 0, 0],
      [10, 10, 0],
      [20, 0, 0],
    ]);
    expect(heightAt(corner, 5)).toBeCloseTo(5);
    expect(heightAt(corner, 15)).toBeCloseTo(5);
  });

  it('close when asked to, and go on from another line when open', () => {
    expect(smooth(roof, { closed: true })).toMatch(/^M.*Z$/);
    expect(smooth(roof, { open: true })).toMatch(/^L/);
    expect(smooth([])).toBe('');
  });
});

it('finds points around a centre, counted from the front upwards', () => {
  const [x, y] = around([10, 20], 5, 90);
  expect(x).toBeCloseTo(10);
  expect(y).toBeCloseTo(25);
});
