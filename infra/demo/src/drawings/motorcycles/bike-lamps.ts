import { offsets, type Point, smooth, straight } from '../geometry.ts';
import { circle, element, ellipse, shape, stroke } from '../svg.ts';
import { outlined } from './bike-paint.ts';

/** A flat tail light. */
export const tailLamp = ([x, y]: Point): string =>
  shape(straight(offsets([x, y], '-26 24, 70 30, 55 -12, -14 -10')), '#c3141a', {
    stroke: '#4a0608',
    'stroke-width': 5,
  }) +
  stroke(
    straight(
      [
        [x - 12, y + 14],
        [x + 52, y + 18],
      ],
      false,
    ),
    '#ff8a7c',
    7,
  );

/** A round tail light on its holder. */
export const roundLamp = ([x, y]: Point): string =>
  element('rect', { x: x - 42, y: y - 38, width: 92, height: 70, rx: 24, fill: '#2b2e32' }) +
  element('rect', { x: x - 60, y: y - 30, width: 56, height: 56, rx: 20, fill: '#c3141a' });

/** The number plate on its holder, seen from its edge. */
export const plate = ([x, y]: Point): string =>
  shape(
    smooth(offsets([x, y], '60 10 0.3, -60 20 0.3, -92 -110 0.3, -70 -130 0.3, -30 -40'), { closed: true }),
    '#17181b',
  ) +
  stroke(
    straight(
      [
        [x - 84, y - 60],
        [x - 106, y - 160],
      ],
      false,
    ),
    '#d9dcde',
    9,
  );

/** A round lamp with a bright ring. */
export function roundHeadlight([x, y]: Point, radius: number, shell: string): string {
  return [
    shape(
      smooth(
        [
          [x + 30, y + radius, 0.4],
          [x - 70, y + radius * 0.8],
          [x - 110, y],
          [x - 70, y - radius * 0.8],
          [x + 30, y - radius, 0.4],
        ],
        { closed: true },
      ),
      shell,
      outlined,
    ),
    ellipse(x + 34, y, 30, radius + 8, '#d5d9dd', { stroke: '#5c6167', 'stroke-width': 4 }),
    ellipse(x + 44, y, 24, radius - 10, '#e8eef3'),
    ellipse(x + 50, y + radius * 0.3, 10, radius * 0.35, '#fff'),
    circle(x - 40, y + radius + 52, 38, '#26282b'),
    ellipse(x - 30, y + radius + 60, 24, 28, '#c9ced2'),
  ].join('');
}
