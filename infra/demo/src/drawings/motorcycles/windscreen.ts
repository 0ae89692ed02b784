import { type Point, smooth, straight } from '../geometry.ts';
import { shape, stroke } from '../svg.ts';

/** A windscreen between its two feet and its upper edge. */
export function screen(low: Point, top: Point, back: Point, tint = '#7d8f9c'): string {
  const path = smooth(
    [
      low,
      [(low[0] + top[0]) / 2 + 22, (low[1] + top[1]) / 2 + 18],
      [top[0], top[1], 0.5],
      [(top[0] + back[0]) / 2 + 10, (top[1] + back[1]) / 2],
      [back[0], back[1], 0.2],
    ],
    { closed: true },
  );
  return (
    shape(path, tint, { opacity: 0.5 }) +
    stroke(smooth([low, [(low[0] + top[0]) / 2 + 22, (low[1] + top[1]) / 2 + 18], top]), '#39434b', 9) +
    stroke(
      straight(
        [
          [low[0] - 45, low[1] + 35],
          [top[0] - 18, top[1] - 55],
        ],
        false,
      ),
      '#fff',
      14,
      { opacity: 0.5 },
    )
  );
}
