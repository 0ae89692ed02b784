import { offsets, type Point, smooth, straight } from '../geometry.ts';
import { defs, element, linear, shape, stroke } from '../svg.ts';
import type { Bike } from './bike.ts';
import { roundHeadlight } from './bike-lamps.ts';
import { outlined } from './bike-paint.ts';
import { screen } from './windscreen.ts';

/** The lamp with its small cowl and the shrouds beside the radiator. */
export function nakedCowl(bike: Bike): string {
  const [hx, hy] = bike.head;
  const shell: Point[] = offsets(
    [hx, hy],
    '60 135 0.3, 165 95 0.5, 232 -10 0.4, 170 -100 0.3, 70 -70 0.5, 40 40',
  );
  const eye: Point[] = offsets([hx, hy], '150 50 0.2, 215 15 0.2, 222 -14 0.2, 140 10 0.2');
  const low: Point[] = offsets([hx, hy], '130 -30 0.2, 216 -30 0.2, 176 -84 0.3, 110 -66 0.3');
  const shroud: Point[] = offsets(
    [hx, hy],
    '-30 -70 0.3, -250 -110 0.4, -190 -240 0.4, -40 -320 0.2, -5 -190 0.4',
  );
  return [
    shape(smooth(shroud, { closed: true }), 'url(#bike-paint)', outlined),
    stroke(
      straight(
        [
          [hx - 60, hy - 130],
          [hx - 170, hy - 190],
        ],
        false,
      ),
      bike.drawing.accent,
      18,
      { opacity: 0.9 },
    ),
    shape(smooth(shell, { closed: true }), 'url(#bike-accent)', outlined),
    shape(
      smooth(offsets([hx, hy], '60 135 0.3, 150 100, 120 40, 45 50 0.4'), { closed: true }),
      'url(#bike-paint)',
      outlined,
    ),
    shape(smooth(eye, { closed: true }), '#f4f8fb', outlined),
    shape(smooth(low, { closed: true }), '#cdd8e0', outlined),
    element('rect', {
      x: hx + 20,
      y: hy + 128,
      width: 92,
      height: 34,
      rx: 8,
      fill: '#101113',
      transform: `rotate(-24 ${hx + 60} ${hy + 140})`,
    }),
  ].join('');
}

/** The fork-mounted fairing of American tourers. */
export function batwing(bike: Bike): string {
  const [hx, hy] = bike.head;
  const outline: Point[] = offsets(
    [hx, hy],
    '265 20, 230 190 0.7, 120 250 0.6, -20 190, -90 40 0.6, 10 -60 0.6, 150 -100',
  );
  return [
    shape(smooth(outline, { closed: true }), 'url(#bike-paint)', outlined),
    stroke(smooth(offsets([hx, hy], '200 180, 100 210, -10 150')), '#fff', 22, { opacity: 0.35 }),
    screen([hx + 190, hy + 225], [hx + 80, hy + 340], [hx + 60, hy + 235], '#2d343a'),
    roundHeadlight([hx + 210, hy + 15], 88, 'url(#bike-paint)'),
  ].join('');
}

/** Beak, raised mudguard, tank shrouds and crash bars. */
export function beak(bike: Bike): string {
  const { head, front: wheel, engine } = bike;
  const [hx, hy] = head;
  const nose: Point[] = offsets([hx, hy], '60 150 0.3, 190 60, 400 -75 0.2, 200 -70, 80 -110 0.4, 20 20');
  const guard: Point[] = [
    [wheel.x - 220, wheel.y + wheel.radius + 60, 0.4],
    [wheel.x - 20, wheel.y + wheel.radius + 62],
    [wheel.x + 200, wheel.y + wheel.radius - 30, 0.3],
    [wheel.x - 20, wheel.y + wheel.radius + 22],
    [wheel.x - 220, wheel.y + wheel.radius - 5, 0.4],
  ];
  const shroud: Point[] = [
    [hx + 20, hy + 60, 0.4],
    [hx - 200, hy + 30, 0.5],
    [hx - 280, hy - 160],
    [engine[0] + 130, hy - 330, 0.3],
    [hx - 20, hy - 300, 0.3],
    [hx + 30, hy - 120],
  ];
  const bars: Point[] = [
    [hx - 30, hy - 230],
    [engine[0] + 290, engine[1] + 90],
    [engine[0] + 200, engine[1] - 120],
    [engine[0] - 10, engine[1] - 60],
  ];
  const eye: Point[] = offsets([hx, hy], '110 70 0.2, 215 20 0.2, 190 -30 0.3, 95 -10 0.3');
  const lens = defs(
    linear(
      'bike-lens',
      [hx + 100, hy - 30],
      [hx + 210, hy + 70],
      [
        [0, '#aebbc5'],
        [1, '#ffffff'],
      ],
    ),
  );
  return [
    lens,
    shape(smooth(guard, { closed: true }), 'url(#bike-accent)', outlined),
    shape(smooth(shroud, { closed: true }), 'url(#bike-paint)', outlined),
    shape(
      smooth(
        [
          [hx - 60, hy - 40, 0.3],
          [hx - 210, hy - 80, 0.3],
          [engine[0] + 150, hy - 290, 0.3],
          [hx - 60, hy - 200, 0.3],
        ],
        { closed: true },
      ),
      'url(#bike-accent)',
    ),
    bike.has('crash-bars')
      ? stroke(smooth(bars), '#15171a', 30) +
        stroke(smooth(bars.map(([x, y]): Point => [x, y + 6])), '#6d737a', 6)
      : '',
    bike.has('windscreen')
      ? screen([hx + 130, hy + 120], [hx + 10, hy + 400], [hx + 20, hy + 140], '#9fb0bb')
      : screen([hx + 130, hy + 120], [hx + 30, hy + 270], [hx + 20, hy + 140], '#4a555e'),
    shape(smooth(nose, { closed: true }), 'url(#bike-paint)', outlined),
    shape(smooth(eye, { closed: true }), 'url(#bike-lens)', outlined),
    stroke(
      smooth([
        [hx + 190, hy + 40],
        [hx + 380, hy - 68],
      ]),
      '#fff',
      8,
      { opacity: 0.45 },
    ),
  ].join('');
}
