import { brightness, darker, lighter, mix } from '../colour.ts';
import { smooth } from '../geometry.ts';
import { clip, defs, ellipse, fading, glow, group, linear, type Stop, shape } from '../svg.ts';
import type { Car } from './car.ts';
import { creases } from './car-creases.ts';

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
