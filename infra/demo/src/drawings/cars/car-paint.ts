import { brightness, darker, lighter, mix } from '../colour.ts';
import { type Point, smooth, straight } from '../geometry.ts';
import {
  circle,
  clip,
  defs,
  ellipse,
  fading,
  glow,
  group,
  linear,
  type Stop,
  shape,
  stroke,
} from '../svg.ts';
import type { Car } from './car.ts';

/** How a paint answers light: its colour by height, brightest at the shoulder, with the ground mirrored below. */
function paintStops({ drawing }: Car): Stop[] {
  const { paint, finish = 'metallic' } = drawing;
  const dark = brightness(paint) < 0.25;
  const gloss = { metallic: 1, solid: 0.8, matt: 0.35 }[finish];
  const sky = mix('#ffffff', '#dfe9f5', 0.6);
  const lit = (share: number) => mix(paint, sky, share * gloss * (dark ? 0.75 : 1));
  return [
    [0, darker(paint, 0.6)],
    [0.08, darker(paint, 0.42)],
    [0.17, darker(paint, 0.3)],
    [0.25, darker(paint, 0.16)],
    [0.36, darker(paint, 0.02)],
    [0.43, lit(0.1)],
    [0.475, darker(paint, 0.08)],
    [0.52, darker(paint, 0.02)],
    [0.57, lit(0.38)],
    [0.605, lit(0.46)],
    [0.65, lit(0.2)],
    [0.82, lit(0.1)],
    [0.9, lit(0.22)],
    [0.95, lit(0.5)],
    [1, lit(0.66)],
  ];
}

/** The painted body: shading by height, ends turning away, highlight along the shoulder, creases. */
export function paintedBody(car: Car): string {
  const { shape: s, outline, drawing } = car;
  const { paint, finish = 'metallic' } = drawing;
  const low = s.clearance;
  const top = drawing.body === 'convertible' ? car.beltAt(0) * 1.28 : s.height;
  const gloss = finish === 'matt' ? 0.4 : 1;
  return [
    defs(
      clip('body', outline.body) +
        linear('paint', [0, low], [0, top], paintStops(car)) +
        linear(
          'ends',
          [s.tail, 0],
          [s.nose, 0],
          [
            [0, '#000', 0.55],
            [0.035, '#000', 0.3],
            [0.1, '#000', 0.06],
            [0.16, '#000', 0],
            [0.8, '#000', 0],
            [0.9, '#000', 0.08],
            [0.965, '#000', 0.32],
            [1, '#000', 0.55],
          ],
        ) +
        linear(
          'shine',
          [0, 0],
          [s.frontAxle, 0],
          [
            [0, '#fff', 0.12],
            [0.45, '#fff', 0.6],
            [1, '#fff', 0.2],
          ],
        ) +
        linear(
          'fold',
          [0, car.beltAt(0) - (car.beltAt(0) - outline.sillY) * 0.16],
          [0, car.beltAt(0) - (car.beltAt(0) - outline.sillY) * 0.62],
          [
            [0, '#000', 0.3],
            [1, '#000', 0],
          ],
        ) +
        fading('gleam', '#fff'),
    ),
    shape(outline.body, 'url(#paint)'),
    group(
      [
        haunches(car, gloss),
        shape(outline.body, 'url(#ends)'),
        creases(car, gloss),
        glow(smooth(outline.top.filter((_, index) => index % 3 === 0)), lighter(paint, 0.7), 70, 0.5 * gloss),
      ].join(''),
      { 'clip-path': 'url(#body)' },
    ),
  ].join('');
}

/** Light on the wings above the wheels and on the doors, dark under the shoulder. */
function haunches({ shape: s, outline, drawing }: Car, gloss: number): string {
  const light = brightness(drawing.paint) < 0.25 ? 0.2 : 0.3;
  const over = (x: number) =>
    ellipse(x, s.wheelRadius + outline.archRadius + 40, outline.archRadius * 1.35, 150, 'url(#gleam)', {
      opacity: light * gloss,
    });
  return over(10) + over(s.frontAxle - 20);
}

/** The line walked back, hanging lower in its middle: with the line itself it makes a lens. */
const bellied = (line: readonly Point[], depth: number): Point[] => {
  const first: Point = line[0] ?? [0, 0];
  const last: Point = line.at(-1) ?? [0, 0];
  const middle = line.slice(1, -1).map(([x, y]): Point => [x, y - depth]);
  return [last, ...middle.toReversed(), first];
};

/** Feature line along the flank, the swage above the sill, and the bright line of the shoulder. */
function creases(car: Car, gloss: number): string {
  const { shape: s, outline, drawing, random } = car;
  const belt = car.beltAt(s.frontAxle * 0.5);
  const flank = belt - (belt - outline.sillY) * (0.2 + random() * 0.05);
  const climb = 20 + random() * 50;
  const [front, rear] = [s.frontAxle + outline.archRadius * 0.9, s.tail + 150];
  const line: Point[] = [
    [front, flank - climb * 0.5],
    [s.frontAxle * 0.6, flank - climb * 0.2],
    [s.frontAxle * 0.2, flank + climb * 0.35],
    [rear, flank + climb * 0.55],
  ];
  const lowY = outline.sillY + (belt - outline.sillY) * (0.2 + random() * 0.06);
  const swage: Point[] = [
    [s.frontAxle - outline.archRadius - 40, lowY - 35],
    [s.frontAxle * 0.5, lowY - 10],
    [outline.archRadius + 30, lowY + 60 + random() * 40],
  ];
  const shoulder: Point[] = [
    [s.nose - 260, s.hoodFrontY - 60],
    [s.frontAxle, belt - 55],
    [s.frontAxle * 0.5, belt - 42],
    [0, car.beltAt(0) - 40],
    [s.tail + 120, Math.min(s.deckY, car.beltAt(s.tail)) - 60],
  ];
  const plain = drawing.body === 'boxy-suv' || drawing.body === 'van';
  return [
    glow(smooth(shoulder), 'url(#shine)', 105, 0.72 * gloss),
    plain
      ? ''
      : shape(`${smooth(line)}${smooth(bellied(line, 210), { open: true })}Z`, 'url(#fold)', {
          opacity: 0.9,
        }),
    stroke(smooth(line), '#000', 5, { opacity: 0.3 }),
    stroke(smooth(line.map(([x, y]): Point => [x, y + 8])), '#fff', 6, { opacity: 0.34 * gloss }),
    defs(
      linear(
        'swell',
        [0, lowY + 30],
        [0, lowY - 100],
        [
          [0, '#fff', 0.18 * gloss],
          [1, '#fff', 0],
        ],
      ),
    ),
    shape(`${smooth(swage)}${smooth(bellied(swage, 110), { open: true })}Z`, 'url(#swell)'),
    stroke(smooth(swage), '#000', 4, { opacity: 0.22 }),
  ].join('');
}

/** Dark inside of the arches, the floor pan, and the shade between it and the ground. */
export function underbody({ shape: s, outline }: Car): string {
  const inside = (x: number) => circle(x, s.wheelRadius + 12, outline.archRadius + 16, '#08090b');
  const floor: Point[] = [
    [s.tail + 170, s.clearance + 70],
    [s.nose - 170, s.clearance + 60],
    [s.frontAxle - 200, s.clearance - 30],
    [200, s.clearance - 30],
  ];
  const [middle, half] = [(s.tail + s.nose) / 2, (s.nose - s.tail) / 2];
  return [
    ellipse(middle, s.clearance * 0.55, half * 0.92, s.clearance * 1.5, 'url(#fading)', { opacity: 0.95 }),
    ellipse(middle, s.clearance * 0.6, half * 0.86, s.clearance, 'url(#fading)', { opacity: 0.95 }),
    inside(0),
    inside(s.frontAxle),
    shape(straight(floor), '#0a0b0d'),
  ].join('');
}
