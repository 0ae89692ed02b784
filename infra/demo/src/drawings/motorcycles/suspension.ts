import { darker, lighter } from '../colour.ts';
import { between, type Point, smooth, straight } from '../geometry.ts';
import { circle, defs, linear, shape, stroke } from '../svg.ts';
import type { Bike } from './bike.ts';

/** Swing arm, or shaft drive, from the pivot to the rear axle. */
export function swingArm(bike: Bike): string {
  const { pivot, rear, drawing } = bike;
  const [x, y] = pivot;
  const colour =
    drawing.body === 'classic' || drawing.body === 'cruiser'
      ? '#26282b'
      : drawing.body === 'naked' || drawing.body === 'sport'
        ? '#7d838a'
        : '#4a4e53';
  const arm: Point[] = [
    [x + 20, y + 50, 0.3],
    [x - 150, y + 45],
    [rear.x - 20, rear.y + 34],
    [rear.x - 62, rear.y, 0.6],
    [rear.x - 10, rear.y - 34],
    [x - 120, y - 50],
    [x + 20, y - 50, 0.3],
  ];
  return [
    defs(
      linear(
        'arm',
        [0, rear.y - 60],
        [0, y + 70],
        [
          [0, darker(colour, 0.5)],
          [0.5, colour],
          [1, lighter(colour, 0.35)],
        ],
      ),
    ),
    shape(smooth(arm, { closed: true }), 'url(#arm)', {
      stroke: '#000',
      'stroke-opacity': 0.5,
      'stroke-width': 5,
    }),
    circle(rear.x, rear.y, 24, '#9aa0a6'),
    circle(rear.x, rear.y, 13, '#2a2c30'),
    circle(x, y, 30, '#3b3f44'),
  ].join('');
}

/** A spring with its damper. */
export function shock(from: Point, to: Point, colour: string): string {
  const coils = Array.from({ length: 9 }, (_, index) => between(from, to, 0.2 + index * 0.085));
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy) || 1;
  const [nx, ny] = [(-dy / length) * 30, (dx / length) * 30];
  return [
    stroke(straight([from, to], false), '#8d9399', 22),
    coils
      .map(([x, y]) =>
        stroke(
          straight(
            [
              [x - nx, y - ny],
              [x + nx, y + ny + 9],
            ],
            false,
          ),
          colour,
          13,
        ),
      )
      .join(''),
    circle(from[0], from[1], 17, '#2b2e32'),
    circle(to[0], to[1], 17, '#2b2e32'),
  ].join('');
}
