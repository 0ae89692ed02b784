import { offsets, type Point, smooth, straight } from '../geometry.ts';
import { clip, defs, group, shape, stroke } from '../svg.ts';
import type { Bike } from './bike.ts';
import { outlined } from './bike-paint.ts';
import { handle, muffler, saddleOf, tailLight } from './scooter-parts.ts';
import { tube } from './tube.ts';
import { screen } from './windscreen.ts';

/** Sharp plastic in two colours. */
export function modern(bike: Bike): string {
  const { head, front, drawing } = bike;
  const [hx, hy] = head;
  const sy = drawing.seatHeight;
  const wb = drawing.wheelbase;
  const shield: Point[] = [
    [hx + 165, hy + 40, 0.3],
    [hx + 90, hy + 130],
    [hx - 50, hy + 60, 0.4],
    [hx - 110, hy - 90],
    [wb * 0.62, 470],
    [wb * 0.52, 350, 0.4],
    [wb * 0.3, 330, 0.4],
    [wb * 0.32, 240, 0.4],
    [wb * 0.66, 215],
    [front.x - front.radius - 90, 330],
    [front.x - front.radius * 0.75, 560],
    [front.x - 40, 640],
    [front.x + 90, hy - 230, 0.3],
    [hx + 210, hy - 90],
  ];
  const rearBody: Point[] = [
    [wb * 0.46, 420, 0.4],
    [wb * 0.45, sy - 70, 0.4],
    [wb * 0.2, sy - 60],
    [-160, sy + 20],
    [-370, sy + 40, 0.2],
    [-300, sy - 90],
    [-60, sy - 230],
    [wb * 0.15, 430],
    [wb * 0.3, 330],
  ];
  const flash: Point[] = [
    [wb * 0.43, sy - 130, 0.2],
    [wb * 0.18, sy - 110],
    [-150, sy - 40],
    [-320, sy + 20, 0.2],
    [-120, sy - 110],
    [wb * 0.2, sy - 230, 0.3],
  ];
  const guard: Point[] = [
    [front.x - 170, front.y + front.radius * 0.95, 0.4],
    [front.x, front.y + front.radius + 46],
    [front.x + 160, front.y + front.radius * 0.8, 0.3],
    [front.x, front.y + front.radius + 8],
    [front.x - 150, front.y + front.radius * 0.75, 0.4],
  ];
  const path = smooth(shield, { closed: true });
  const tall = drawing.wheelbase > 1450 ? 330 : 270;
  return [
    tube(
      [
        [front.x - 8, front.y],
        [front.x - 110, front.y + 330],
      ],
      bike.has('gold-fork') ? '#c9a14a' : '#4b4f54',
      44,
    ),
    shape(smooth(guard, { closed: true }), 'url(#bike-paint)', outlined),
    muffler(bike),
    shape(
      straight([
        [wb * 0.5, 420],
        [wb * 0.1, 470],
        [-40, 330],
        [wb * 0.12, 250],
        [wb * 0.4, 230],
      ]),
      '#17181b',
    ),
    bike.has('windscreen')
      ? screen([hx + 110, hy + 110], [hx - 20, hy + 110 + tall], [hx + 5, hy + 120], '#8b9ba6')
      : '',
    shape(smooth(rearBody, { closed: true }), 'url(#bike-paint)', outlined),
    shape(smooth(flash, { closed: true }), 'url(#bike-accent)'),
    stroke(
      smooth([
        [wb * 0.42, sy - 95],
        [wb * 0.18, sy - 85],
        [-160, sy - 5],
        [-320, sy + 28],
      ]),
      '#fff',
      14,
      { opacity: 0.4 },
    ),
    defs(clip('shield', path)),
    shape(path, 'url(#bike-paint)', outlined),
    group(
      shape(
        smooth(
          [
            [hx - 60, hy + 40],
            [hx + 20, hy - 140],
            [front.x - front.radius - 50, 380],
            [wb * 0.3, 230],
            [wb * 0.28, 370],
            [wb * 0.58, 390],
          ],
          { closed: true },
        ),
        'url(#bike-accent)',
      ) +
        stroke(
          smooth([
            [hx + 150, hy + 30],
            [hx + 110, hy - 150],
            [front.x - 90, 660],
          ]),
          '#fff',
          20,
          { opacity: 0.32 },
        ),
      { 'clip-path': 'url(#shield)' },
    ),
    shape(
      smooth(offsets([hx, hy], '175 20 0.2, 70 10 0.2, 110 -50 0.3, 200 -66 0.2'), { closed: true }),
      '#eef4f8',
      outlined,
    ),
    saddleOf(bike, '#1b1c20'),
    handle(bike),
    tailLight([-350, sy + 12]),
  ].join('');
}
