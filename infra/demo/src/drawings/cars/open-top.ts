import { darker, lighter } from '../colour.ts';
import { type Point, smooth, straight } from '../geometry.ts';
import { defs, element, group, linear, shape, stroke } from '../svg.ts';
import type { Car } from './car.ts';
import { doorLines } from './door-lines.ts';

/** What one sees of a car without its roof: windscreen, seats, steering wheel, roll bars and the folded top. */
export function openTop(car: Car): string {
  const { shape: s, drawing } = car;
  const cowl = s.frontAxle + s.cowlX;
  const top: Point = [s.frontAxle + s.screenTopX, s.height - 30];
  const foot: Point = [cowl - 70, car.beltAt(cowl) - 20];
  const { pillarX } = doorLines(car);
  const leather = car.random() < 0.45 ? '#7a4a2c' : '#1d1f23';
  const seat = (x: number): string => {
    const low = car.beltAt(x) - 120;
    const headY = Math.min(s.height - 90, car.beltAt(x) + 285);
    const look = { fill: 'url(#seat)', stroke: '#000', 'stroke-opacity': 0.45, 'stroke-width': 6 };
    const back = element('rect', {
      x: x - 85,
      y: low,
      width: 170,
      height: headY - 110 - low,
      rx: 66,
      ...look,
    });
    const head = element('rect', { x: x - 60, y: headY - 140, width: 108, height: 145, rx: 46, ...look });
    return group(back + head, { transform: `rotate(14 ${x} ${low})` });
  };
  const rear = drawing.shape?.rearGlassX ?? s.rearGlassX;
  const canvas: Point[] = [
    [pillarX - 60, car.beltAt(pillarX) - 30],
    [pillarX - 150, car.beltAt(pillarX) + 75],
    [rear + 250, car.beltAt(rear) + 90],
    [rear + 20, car.beltAt(rear) + 50],
    [rear - 60, car.beltAt(rear) - 40],
  ];
  const hoop: Point[] = [
    [pillarX - 40, car.beltAt(pillarX) - 40],
    [pillarX - 70, car.beltAt(pillarX) + 150],
    [pillarX - 170, car.beltAt(pillarX) + 160],
    [pillarX - 240, car.beltAt(pillarX) - 40],
  ];
  return [
    defs(
      linear(
        'seat',
        [pillarX + 150, s.height],
        [pillarX - 200, s.beltY - 50],
        [
          [0, lighter(leather, 0.25)],
          [0.5, leather],
          [1, darker(leather, 0.55)],
        ],
      ) +
        linear(
          'screen',
          [0, s.beltY],
          [0, s.height],
          [
            [0, '#5f7382', 0.55],
            [1, '#b9cad6', 0.4],
          ],
        ),
    ),
    shape(smooth(canvas, { closed: true }), '#1b1c20'),
    stroke(smooth(hoop), '#2b2e33', 44),
    seat(pillarX + 310),
    stroke(
      straight(
        [
          [pillarX + 860, s.beltY - 30],
          [pillarX + 770, s.beltY + 110],
        ],
        false,
      ),
      '#111316',
      28,
    ),
    shape(straight([foot, [foot[0] - 90, foot[1]], [top[0] - 60, top[1]], top]), 'url(#screen)'),
    shape(
      straight([
        [foot[0] - 90, foot[1]],
        [top[0] - 30, top[1] - 20],
        [top[0] - 110, top[1] - 20],
        [foot[0] - 330, foot[1]],
      ]),
      '#a9bdca',
      { opacity: 0.28 },
    ),
    stroke(straight([foot, top], false), drawing.trim === 'chrome' ? '#d5dade' : '#15171a', 36),
    stroke(
      straight(
        [
          [foot[0] + 6, foot[1]],
          [top[0] + 6, top[1]],
        ],
        false,
      ),
      '#fff',
      6,
      { opacity: 0.4 },
    ),
  ].join('');
}
