import { darker } from '../colour.ts';
import { around, type Point, smooth, straight } from '../geometry.ts';
import { circle, defs, element, group, linear, radial, shape, stroke } from '../svg.ts';
import type { Bike } from './bike.ts';

const rect = (
  x: number,
  y: number,
  width: number,
  height: number,
  rx: number,
  fill: string,
  more: Record<string, string | number> = {},
): string => element('rect', { x, y, width, height, rx, fill, ...more });
const edge = { stroke: '#0a0b0c', 'stroke-opacity': 0.6, 'stroke-width': 5 };

/** A cylinder standing on the crankcase: fins, head, cover. Leans by degrees to the front. */
function cylinder(at: Point, lean: number, width: number, height: number, cooled: 'air' | 'water'): string {
  const half = width / 2;
  const finCount = cooled === 'air' ? 9 : 0;
  const fins = Array.from({ length: finCount }, (_, index) =>
    rect(-half - 14, 24 + (index * (height * 0.62)) / finCount, width + 28, 10, 4, '#9da3a9', {
      opacity: 0.95,
    }),
  ).join('');
  const headY = height * 0.66;
  return group(
    [
      rect(-half, 0, width, height * 0.7, 14, 'url(#metal-dark)', edge),
      fins,
      rect(-half - 8, headY, width + 16, height * 0.2, 12, 'url(#metal)', edge),
      rect(-half + 4, headY + height * 0.18, width - 8, height * 0.2, 26, 'url(#cover)', edge),
      rect(-half + 22, headY + height * 0.31, width - 44, 9, 4, '#fff', { opacity: 0.35 }),
      circle(-half + 24, headY + height * 0.1, 8, '#3b3f44'),
      circle(half - 24, headY + height * 0.1, 8, '#3b3f44'),
    ].join(''),
    { transform: `translate(${at[0]} ${at[1]}) rotate(${-lean})` },
  );
}

/** Crankcase with clutch and generator covers. */
function crankcase([x, y]: Point): string {
  const body: Point[] = [
    [x + 215, y + 60],
    [x + 150, y + 110, 0.5],
    [x - 190, y + 120, 0.6],
    [x - 265, y + 40],
    [x - 250, y - 70],
    [x - 130, y - 150, 0.6],
    [x + 130, y - 165, 0.5],
    [x + 210, y - 80],
  ];
  const bolts = (cx: number, cy: number, radius: number, count: number) =>
    Array.from({ length: count }, (_, index) => {
      const [bx, by] = around([cx, cy], radius, (360 / count) * index + 12);
      return circle(bx, by, 8, '#565b61');
    }).join('');
  return [
    shape(smooth(body, { closed: true }), 'url(#metal-dark)', edge),
    circle(x - 70, y - 15, 112, 'url(#metal)', edge),
    circle(x - 70, y - 15, 84, 'none', { stroke: '#4a4f55', 'stroke-width': 6 }),
    bolts(x - 70, y - 15, 98, 8),
    stroke(
      smooth([
        around([x - 70, y - 15], 66, 70),
        around([x - 70, y - 15], 66, 110),
        around([x - 70, y - 15], 66, 150),
      ]),
      '#fff',
      12,
      { opacity: 0.32 },
    ),
    circle(x + 118, y + 5, 72, 'url(#metal)', edge),
    bolts(x + 118, y + 5, 60, 6),
    circle(x + 118, y + 5, 34, '#3c4045'),
    rect(x - 120, y - 172, 250, 40, 16, '#1a1b1e', edge),
  ].join('');
}

/** A battery box with ribs and a motor below it. */
function electricDrive(bike: Bike): string {
  const [x, y] = bike.engine;
  const box: Point[] = [
    [x - 170, y + 330, 0.2],
    [x + 230, y + 350, 0.2],
    [x + 270, y - 20, 0.3],
    [x + 170, y - 150, 0.3],
    [x - 120, y - 140, 0.3],
    [x - 190, y, 0.4],
  ];
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
function boxerHead(bike: Bike, count: number): string {
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
function radiator(bike: Bike): string {
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

const gradients = (bike: Bike): string => {
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

/** The engine as seen from the right. */
export function engine(bike: Bike): string {
  const { drawing } = bike;
  const [x, y] = bike.engine;
  const old =
    drawing.body === 'classic' ||
    drawing.body === 'cruiser' ||
    (drawing.body === 'adventure' && drawing.engine === 'single');
  const cooled = old ? 'air' : 'water';
  const cool = old ? '' : radiator(bike);
  switch (drawing.engine) {
    case 'electric':
      return gradients(bike) + electricDrive(bike);
    case 'boxer':
      return (
        gradients(bike) +
        crankcase([x, y + 20]) +
        rect(x - 120, y + 90, 300, 190, 30, 'url(#metal-dark)', edge) +
        boxerHead(bike, 1)
      );
    case 'flat-six':
      return (
        gradients(bike) +
        crankcase([x, y]) +
        rect(x - 170, y + 90, 400, 200, 30, 'url(#metal-dark)', edge) +
        boxerHead(bike, 3)
      );
    case 'v-twin': {
      const [high, wide] = drawing.body === 'cruiser' || drawing.body === 'touring' ? [335, 178] : [310, 150];
      return (
        gradients(bike) +
        cool +
        cylinder([x - 50, y + 65], -22, wide, high * 0.93, bike.has('bags') ? 'air' : cooled) +
        cylinder([x + 80, y + 65], 25, wide, high, bike.has('bags') ? 'air' : cooled) +
        airCleaner(bike) +
        crankcase([x, y])
      );
    }
    case 'l-twin':
    case 'v-four':
      return (
        gradients(bike) +
        cool +
        cylinder([x - 60, y + 80], -14, 165, 300, cooled) +
        cylinder([x + 130, y + 30], 72, 165, 250, cooled) +
        crankcase([x, y])
      );
    case 'single':
      return (
        gradients(bike) +
        (old ? '' : cool) +
        cylinder([x + 55, y + 80], old ? 4 : 14, 165, 360, cooled) +
        crankcase([x, y])
      );
    default:
      return (
        gradients(bike) +
        cool +
        cylinder([x + 50, y + 80], old ? 6 : 26, 205, 320, cooled) +
        crankcase([x, y])
      );
  }
}

/** The round air cleaner between the cylinders of a cruiser. */
function airCleaner(bike: Bike): string {
  if (bike.drawing.body !== 'cruiser' && !bike.has('bags')) return '';
  const [x, y] = [bike.engine[0] + 10, bike.engine[1] + 235];
  return (
    circle(x, y, 92, '#c6cacf', edge) +
    circle(x, y, 70, '#17181b') +
    circle(x, y, 54, 'none', { stroke: '#8d9399', 'stroke-width': 5 }) +
    circle(x, y, 26, '#c6cacf')
  );
}
