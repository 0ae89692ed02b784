import { type Point, smooth } from '../geometry.ts';
import { circle, defs, ellipse, group, linear, radial, shape, stroke } from '../svg.ts';
import type { Car } from './car.ts';

/** Headlight, tail light and the small lamps. */
export const lights = (car: Car): string =>
  [
    defs(
      linear(
        'lens',
        [0, car.shape.hoodFrontY - 160],
        [0, car.shape.hoodFrontY],
        [
          [0, '#8c97a3'],
          [0.5, '#dfe6ec'],
          [1, '#ffffff'],
        ],
      ) +
        linear(
          'red',
          [0, car.shape.tailY - 140],
          [0, car.shape.tailY + 80],
          [
            [0, '#6d0609'],
            [0.5, '#c2151b'],
            [0.8, '#ff5a52'],
            [1, '#a30d12'],
          ],
        ),
    ),
    car.has('round-lights') ? roundLight(car) : sweptLight(car),
    tailLight(car),
  ].join('');

function roundLight({ shape: s, drawing }: Car): string {
  const upright = drawing.body === 'boxy-suv';
  const [x, y] = upright
    ? [s.nose - 62, s.hoodFrontY - 150]
    : [s.nose - 165 - s.noseRound * 0.9, s.hoodFrontY - 92];
  const [rx, ry] = upright ? [42, 95] : [72, 96];
  const lean = upright ? 0 : 16;
  return group(
    [
      defs(
        radial('bulb', [x + 20, y + 25], 110, [
          [0, '#ffffff'],
          [0.5, '#cfd8df'],
          [1, '#7c8894'],
        ]),
      ),
      ellipse(x, y, rx + 13, ry + 13, drawing.trim === 'chrome' ? '#e8ebee' : '#15171a'),
      ellipse(x, y, rx, ry, 'url(#bulb)'),
      ellipse(x + 6, y + 30, rx * 0.5, ry * 0.3, '#fff', { opacity: 0.85 }),
      stroke(
        smooth([
          [x - rx * 0.75, y],
          [x, y - ry * 0.8],
          [x + rx * 0.75, y],
        ]),
        '#fff',
        8,
        { opacity: 0.5 },
      ),
    ].join(''),
    { 'clip-path': 'url(#body)', transform: `rotate(${lean} ${x} ${y})` },
  );
}

/** Shapes of headlights: how long they reach back, how deep they are, how much their end rises. */
const swept = [
  { long: 430, deep: 100, rise: 26 },
  { long: 330, deep: 125, rise: 6 },
  { long: 500, deep: 88, rise: 44 },
  { long: 260, deep: 140, rise: -8 },
] as const;

function sweptLight(car: Car): string {
  const { shape: s, random, drawing } = car;
  const tip = s.nose - 26 - s.noseRound;
  const look = swept[Math.floor(random() * swept.length)] ?? swept[0];
  const tall =
    drawing.body === 'pickup' || drawing.body === 'boxy-suv'
      ? 1.35
      : drawing.body === 'suv' || drawing.body === 'van'
        ? 1.3
        : 1;
  const [long, deep] = [look.long * (0.9 + random() * 0.2), look.deep * tall];
  const y = s.hoodFrontY - 62 - s.noseRound * 0.35;
  const end: Point = [tip - long, y + look.rise, 0.15];
  const top: Point[] = [[tip + 30, y - 40, 0.2], [tip - long * 0.5, y + look.rise * 0.35], end];
  const low: Point[] = [end, [tip - long * 0.68, y - deep * 0.72], [tip + 30, y - deep - 30, 0.2]];
  const lens = `${smooth(top)}${smooth(low, { open: true })}Z`;
  const projector = (x: number, r: number) =>
    circle(x, y - deep * 0.46, r, '#2b333b') +
    circle(x + 4, y - deep * 0.44, r * 0.64, '#e9f1f8') +
    circle(x + 8, y - deep * 0.4, r * 0.28, '#fff');
  const signature: readonly Point[] = car.has('light-bar')
    ? [
        [tip + 30, y - deep - 8],
        [tip - long * 0.62, y - deep * 0.6],
        [tip - long * 0.97, y + look.rise - 8],
      ]
    : [
        [tip + 30, y - 56],
        [tip - long * 0.5, y + look.rise * 0.35 - 17],
        [tip - long * 0.96, y + look.rise - 8],
      ];
  return group(
    shape(lens, '#0e1114', { stroke: '#0b0c0e', 'stroke-width': 12 }) +
      shape(lens, 'url(#lens)', { opacity: 0.42 }) +
      projector(tip - long * 0.27, deep * 0.26) +
      projector(tip - long * 0.52, deep * 0.2) +
      stroke(smooth(signature), '#fff', 14) +
      stroke(lens, '#fff', 3, { opacity: 0.35 }),
    { 'clip-path': 'url(#body)' },
  );
}

function tailLight(car: Car): string {
  const { shape: s, drawing, random } = car;
  const tall = ['hatchback', 'estate', 'suv', 'boxy-suv', 'minivan', 'van', 'pickup'].includes(drawing.body);
  const y = s.tailY;
  const long = tall ? 130 + random() * 60 : 260 + random() * 130;
  const high =
    drawing.body === 'boxy-suv' ? 190 : drawing.body === 'pickup' || drawing.body === 'van' ? 300 : 175;
  const points: Point[] = tall
    ? [
        [s.tail - 20, y + high * 0.55, 0.2],
        [s.tail + long * 0.55, y + high * 0.55, 0.3],
        [s.tail + long, y + high * 0.1],
        [s.tail + long * 0.8, y - high * 0.45, 0.4],
        [s.tail - 20, y - high * 0.45, 0.2],
      ]
    : [
        [s.tail - 20, y + 30, 0.2],
        [s.tail + long * 0.6, y + 22],
        [s.tail + long, y - 6, 0.15],
        [s.tail + long * 0.55, y - 88],
        [s.tail - 20, y - 118, 0.2],
      ];
  const lens = smooth(points, { closed: true });
  const stripe: Point[] = tall
    ? [
        [s.tail + 30, y + high * 0.42],
        [s.tail + long * 0.62, y + high * 0.2],
        [s.tail + 40, y - high * 0.32],
      ]
    : [
        [s.tail + 10, y + 2],
        [s.tail + long * 0.5, y],
        [s.tail + long * 0.9, y - 10],
      ];
  return group(
    shape(lens, 'url(#red)', { stroke: '#3a0507', 'stroke-width': 9 }) +
      stroke(smooth(stripe), '#ff8d80', 13, { opacity: 0.9 }) +
      stroke(lens, '#fff', 3, { opacity: 0.22 }),
    { 'clip-path': 'url(#body)' },
  );
}
