import { around, type Point, smooth } from '../geometry.ts';
import { ellipse, shape, stroke } from '../svg.ts';
import type { Bike } from './bike.ts';
import { outlined } from './bike-paint.ts';

/** Stitches across a bench seat. */
export const ribs = ({ saddle: [sx, sy] }: Bike): string =>
  Array.from({ length: 7 }, (_, index) =>
    stroke(
      smooth([
        [sx - 110 - index * 55, sy + 6 + index * 7],
        [sx - 112 - index * 55, sy - 36 + index * 6],
      ]),
      '#000',
      7,
      { opacity: 0.5 },
    ),
  ).join('');

/** The cover below the seat. */
export function sidePanel({ saddle, pivot }: Bike): string {
  const [sx, sy] = saddle;
  const points: Point[] = [
    [sx + 30, sy - 70, 0.4],
    [sx - 220, sy - 70, 0.4],
    [sx - 190, sy - 190],
    [pivot[0] - 120, pivot[1] + 150, 0.5],
    [pivot[0] + 40, pivot[1] + 170, 0.5],
  ];
  return (
    shape(smooth(points, { closed: true }), 'url(#bike-paint)', outlined) +
    ellipse(sx - 100, sy - 150, 60, 18, 'url(#bike-accent)')
  );
}

/** A mudguard around the rear wheel, from one angle to another in degrees. */
export function rearMudguard({ rear, drawing, has }: Bike, from: number, to: number): string {
  const centre: Point = [rear.x, rear.y];
  const arc = (radius: number) =>
    [0, 0.25, 0.5, 0.75, 1].map((share) => around(centre, radius, from + (to - from) * share));
  const path = `${smooth(arc(rear.radius + 62))}${smooth(arc(rear.radius + 16).toReversed(), { open: true })}Z`;
  const chrome = drawing.body === 'classic' && has('twin-exhaust');
  return (
    shape(path, chrome ? '#c8cdd2' : 'url(#bike-paint)', outlined) +
    stroke(smooth(arc(rear.radius + 48)), '#fff', 8, { opacity: 0.38 })
  );
}

/** A short guard close to the rear tyre. */
export function hugger({ rear }: Bike): string {
  const centre: Point = [rear.x, rear.y];
  const arc = (radius: number) => [40, 65, 90, 112].map((at) => around(centre, radius, at));
  return shape(
    `${smooth(arc(rear.radius + 34))}${smooth(arc(rear.radius + 8).toReversed(), { open: true })}Z`,
    '#15161a',
  );
}
