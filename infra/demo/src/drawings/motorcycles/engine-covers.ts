import { darker } from '../colour.ts';
import { around, offsets, type Point, smooth, straight } from '../geometry.ts';
import { circle, defs, linear, radial, shape, stroke } from '../svg.ts';
import type { Bike } from './bike.ts';
import { edge, rect } from './engine-parts.ts';

/** A battery box with ribs and a motor below it. */
export function electricDrive(bike: Bike): string {
  const [x, y] = bike.engine;
  const box: Point[] = offsets(
    [x, y],
    '-170 330 0.2, 230 350 0.2, 270 -20 0.3, 170 -150 0.3, -120 -140 0.3, -190 0 0.4',
  );
  const ribs = Array.from({ length: 7 }, (_, index) =>
    stroke(
      straight(
        [
          [x - 110 + index * 52, y + 300],
          [x - 90 + index * 46, y - 30],
        ],
        false,
      ),
      '#000',
      8,
      { opacity: 0.45 },
    ),
  ).join('');
  return [
    shape(smooth(box, { closed: true }), 'url(#metal-dark)', edge),
    ribs,
    stroke(
      straight(
        [
          [x - 160, y + 200],
          [x + 250, y + 215],
        ],
        false,
      ),
      bike.drawing.accent,
      20,
      { opacity: 0.9 },
    ),
    circle(x - 120, y - 60, 122, 'url(#metal)', edge),
    circle(x - 120, y - 60, 86, '#2a2d31'),
    Array.from({ length: 12 }, (_, index) =>
      stroke(
        straight(
          [around([x - 120, y - 60], 50, index * 30), around([x - 120, y - 60], 80, index * 30)],
          false,
        ),
        '#5b6066',
        9,
      ),
    ).join(''),
    circle(x - 120, y - 60, 40, bike.drawing.accent),
  ].join('');
}

/** Cylinder heads that stick out to the side: a boxer shows one, a flat six three exhaust ports. */
export function boxerHead(bike: Bike, count: number): string {
  const [x, y] = bike.engine;
  const one = (cx: number, width: number) =>
    rect(cx - width / 2 - 12, y - 105, width + 24, 170, 30, 'url(#metal)', edge) +
    rect(cx - width / 2, y - 92, width, 145, 44, 'url(#cover)', edge) +
    rect(cx - width / 2 + 30, y - 30, width - 60, 18, 9, '#000', { opacity: 0.35 }) +
    rect(cx - width / 2 + 34, y + 22, width - 68, 10, 5, '#fff', { opacity: 0.4 });
  return count === 1
    ? one(x + 95, 235)
    : one(x + 20, 400) +
        [0, 1, 2].map((index) => circle(x - 110 + index * 130, y - 60, 24, '#2b2e32')).join('');
}

/** Fins of a radiator in front of a water-cooled engine. */
export function radiator(bike: Bike): string {
  const [hx, hy] = bike.crown;
  const top: Point = [hx - 12, hy - 60];
  const low: Point = [hx - 55, hy - 330];
  return (
    stroke(straight([top, low], false), '#141518', 62, { 'stroke-linecap': 'butt' }) +
    stroke(straight([top, low], false), '#35393d', 40, {
      'stroke-dasharray': '6 7',
      'stroke-linecap': 'butt',
    })
  );
}

/** Gradients of bare and painted metal. */
export const gradients = (bike: Bike): string => {
  const [, y] = bike.engine;
  const cover = bike.drawing.body === 'cruiser' || bike.drawing.body === 'classic' ? '#c9cdd1' : '#70767d';
  return defs(
    linear(
      'metal',
      [0, y - 200],
      [0, y + 250],
      [
        [0, '#3c4045'],
        [0.45, '#8f959b'],
        [0.6, '#b6bbc0'],
        [1, '#777d83'],
      ],
    ) +
      linear(
        'metal-dark',
        [0, y - 200],
        [0, y + 350],
        [
          [0, '#17191b'],
          [0.5, '#3a3d42'],
          [1, '#54595f'],
        ],
      ) +
      radial('cover', [0, 0], 900, [
        [0, cover],
        [1, darker(cover, 0.4)],
      ]),
  );
};

/** The round air cleaner between the cylinders of a cruiser. */
export function airCleaner(bike: Bike): string {
  if (bike.drawing.body !== 'cruiser' && !bike.has('bags')) return '';
  const [x, y] = [bike.engine[0] + 10, bike.engine[1] + 235];
  return (
    circle(x, y, 92, '#c6cacf', edge) +
    circle(x, y, 70, '#17181b') +
    circle(x, y, 54, 'none', { stroke: '#8d9399', 'stroke-width': 5 }) +
    circle(x, y, 26, '#c6cacf')
  );
}
