import { type Point, smooth } from '../geometry.ts';
import { defs, glow, linear, shape, stroke } from '../svg.ts';
import type { Car } from './car.ts';

/** The line walked back, hanging lower in its middle: with the line itself it makes a lens. */
const bellied = (line: readonly Point[], depth: number): Point[] => {
  const first: Point = line[0] ?? [0, 0];
  const last: Point = line.at(-1) ?? [0, 0];
  const middle = line.slice(1, -1).map(([x, y]): Point => [x, y - depth]);
  return [last, ...middle.toReversed(), first];
};

/** Feature line along the flank, the swage above the sill, and the bright line of the shoulder. */
export function creases(car: Car, gloss: number): string {
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
