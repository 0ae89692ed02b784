import { offsets, type Point, smooth, straight } from '../geometry.ts';
import { circle, element, shape, stroke } from '../svg.ts';
import type { Bike } from './bike.ts';
import { outlined } from './bike-paint.ts';

/** The seat for two. */
export function saddleOf({ drawing }: Bike, colour: string): string {
  const sy = drawing.seatHeight;
  const wb = drawing.wheelbase;
  const seat: Point[] = [
    [wb * 0.43, sy - 40, 0.5],
    [wb * 0.3, sy],
    [wb * 0.14, sy + 8],
    [wb * 0.08, sy + 58],
    [-130, sy + 84],
    [-230, sy + 60, 0.5],
    [-150, sy - 5],
    [wb * 0.1, sy - 62],
    [wb * 0.4, sy - 84, 0.5],
  ];
  return (
    shape(smooth(seat, { closed: true }), colour, outlined) +
    stroke(
      smooth([
        [wb * 0.38, sy - 45],
        [wb * 0.18, sy - 28],
        [-140, sy + 42],
      ]),
      '#fff',
      6,
      { opacity: 0.25 },
    )
  );
}

/** Engine block beside the wheel, and the exhaust. */
export function muffler({ rear, drawing }: Bike): string {
  const end = -rear.radius - 20;
  return [
    element('rect', {
      x: -120,
      y: rear.y - 60,
      width: drawing.wheelbase * 0.36,
      height: 130,
      rx: 50,
      fill: '#2c2f33',
      stroke: '#0a0b0c',
      'stroke-width': 5,
    }),
    circle(90, rear.y + 5, 52, '#4b5056'),
    stroke(
      straight(
        [
          [150, rear.y - 40],
          [end, rear.y + 40],
        ],
        false,
      ),
      '#15171a',
      110,
    ),
    stroke(
      straight(
        [
          [150, rear.y - 40],
          [end, rear.y + 40],
        ],
        false,
      ),
      '#55595e',
      96,
    ),
    stroke(
      straight(
        [
          [150, rear.y - 16],
          [end, rear.y + 64],
        ],
        false,
      ),
      '#fff',
      12,
      { opacity: 0.35 },
    ),
    circle(end - 22, rear.y + 44, 20, '#08090a'),
  ].join('');
}

/** Grip, lever and mirror. */
export function handle({ head, drawing }: Bike): string {
  const [hx, hy] = [head[0] - 60, head[1] + 120];
  const chrome = drawing.accent === '#6b4a32';
  return [
    stroke(
      straight(
        [
          [hx + 50, hy + 4],
          [hx - 90, hy - 14],
        ],
        false,
      ),
      '#121315',
      46,
    ),
    stroke(smooth(offsets([hx, hy], '70 -14, 0 -44, -80 -52')), '#b5babf', 12),
    stroke(smooth(offsets([hx, hy], '50 10, 66 60, 30 105')), chrome ? '#c3c8cd' : '#1b1d20', 14),
    circle(hx + 14, hy + 130, 44, chrome ? '#c9ced2' : '#17181b', { stroke: '#0a0b0c', 'stroke-width': 5 }),
    circle(hx + 4, hy + 132, 24, '#98a4ae', { opacity: 0.7 }),
  ].join('');
}

/** The tail light. */
export const tailLight = ([x, y]: Point): string =>
  element('rect', {
    x: x - 18,
    y: y - 34,
    width: 52,
    height: 68,
    rx: 20,
    fill: '#c3141a',
    stroke: '#4a0608',
    'stroke-width': 5,
  });
