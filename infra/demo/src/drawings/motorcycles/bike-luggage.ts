import { darker, lighter } from '../colour.ts';
import { offsets, type Point, smooth, straight } from '../geometry.ts';
import { defs, element, linear, shape, stroke } from '../svg.ts';
import type { Bike } from './bike.ts';
import { outlined } from './bike-paint.ts';
import { tube } from './tube.ts';

/** Cases, racks and back rests. */
export function luggage(bike: Bike): string {
  return (
    (bike.has('rack') && bike.drawing.body !== 'scooter' ? rack(bike) : '') +
    (bike.has('panniers') ? pannier(bike) : '') +
    (bike.has('top-case') ? topCase(bike) : '') +
    (bike.has('backrest') ? backrest(bike) : '')
  );
}

function pannier(bike: Bike): string {
  const { saddle, drawing, rear } = bike;
  const alu = drawing.body === 'adventure';
  const [right, top] = [saddle[0] - 230, saddle[1] - 40];
  const [left, low] = [rear.x - rear.radius * 0.82, rear.y + 90];
  const corner = alu ? 0.15 : 0.7;
  const box: Point[] = [
    [right, top, corner],
    [left + 60, top + 55, corner],
    [left, top - 60, corner],
    [left + 30, low + 30, corner],
    [right - 170, low, corner],
    [right - 20, low + 110, corner],
  ];
  const colour = alu ? '#b4b9be' : drawing.paint;
  const lid: Point[] = [
    [right - 6, top - 95],
    [left + 8, top - 45],
  ];
  return [
    defs(
      linear(
        'case',
        [0, low],
        [0, top + 60],
        [
          [0, darker(colour, 0.5)],
          [0.5, darker(colour, 0.08)],
          [0.85, lighter(colour, 0.22)],
          [1, lighter(colour, 0.45)],
        ],
      ),
    ),
    shape(smooth(box, { closed: true }), 'url(#case)', outlined),
    stroke(straight(lid, false), '#000', 9, { opacity: 0.5 }),
    alu
      ? stroke(
          straight(
            [
              [right - 30, low + 120],
              [left + 40, low + 60],
            ],
            false,
          ),
          '#6c7177',
          10,
        )
      : stroke(
          smooth([
            [right - 40, low + 130],
            [(left + right) / 2, low + 60],
            [left + 40, low + 90],
          ]),
          '#1a1b1e',
          30,
        ),
    element('rect', {
      x: (left + right) / 2 - 35,
      y: top - 105,
      width: 70,
      height: 40,
      rx: 9,
      fill: '#202225',
    }),
    alu ? '' : element('rect', { x: left - 4, y: top - 140, width: 40, height: 70, rx: 12, fill: '#b5161b' }),
  ].join('');
}

function topCase({ saddle }: Bike): string {
  const [x, y] = [saddle[0] - 540, saddle[1] + 62];
  const box: Point[] = offsets(
    [x, y],
    '120 0 0.6, 110 230 0.6, -20 290, -250 260 0.7, -285 60 0.6, -240 0 0.6',
  );
  return (
    shape(smooth(box, { closed: true }), 'url(#bike-paint)', outlined) +
    stroke(
      straight(
        [
          [x + 115, y + 110],
          [x - 280, y + 120],
        ],
        false,
      ),
      '#000',
      9,
      { opacity: 0.45 },
    ) +
    element('rect', { x: x - 282, y: y + 60, width: 44, height: 46, rx: 12, fill: '#b5161b' }) +
    stroke(smooth(offsets([x, y], '70 240, -30 268, -220 240')), '#fff', 16, { opacity: 0.3 }) +
    element('rect', { x: x + 88, y: y + 20, width: 60, height: 190, rx: 28, fill: '#17181b' })
  );
}

const rack = ({ saddle: [x, y] }: Bike): string =>
  tube(offsets([x, y], '-480 70, -620 125, -800 120'), '#2b2e32', 22) +
  tube(
    [
      [x - 640, y + 30],
      [x - 720, y + 118],
    ],
    '#2b2e32',
    18,
  );

function backrest({ saddle: [x, y], drawing, has }: Bike): string {
  if (has('top-case')) return '';
  const foot = drawing.body === 'scooter' ? [90, y - 20] : [x - 560, y + 50];
  const [fx = 0, fy = 0] = foot;
  return (
    tube(offsets([fx, fy], '0 0, -40 110, -60 190'), '#b9bec3', 20) +
    element('rect', {
      x: fx - 75,
      y: fy + 90,
      width: 52,
      height: 120,
      rx: 24,
      fill: '#17181b',
      transform: `rotate(8 ${fx - 50} ${fy + 150})`,
    })
  );
}
