import { darker, lighter } from '../colour.ts';
import { type Point, straight } from '../geometry.ts';
import { clip, defs, group, linear, shape } from '../svg.ts';
import type { Car } from './car.ts';

/** The roof where it is painted in another colour, and its bright edge. */
export function otherRoof(car: Car): string {
  const { drawing, shape: s, outline } = car;
  if (!drawing.roof) return '';
  const low = car.beltAt(s.frontAxle / 2);
  const back = drawing.body === 'pickup' ? s.rearGlassX - 40 : s.tail - 50;
  const cut: Point[] = [
    [s.frontAxle + s.cowlX + 40, car.beltAt(s.frontAxle) + 10],
    [s.frontAxle + s.cowlX, s.height + 60],
    [back, s.height + 60],
    [back, car.beltAt(s.tail) + (drawing.body === 'hatchback' ? 70 : 20)],
  ];
  return [
    defs(
      clip('roof', straight(cut)) +
        linear(
          'roof-paint',
          [0, low],
          [0, s.height],
          [
            [0, darker(drawing.roof, 0.25)],
            [0.6, drawing.roof],
            [0.88, lighter(drawing.roof, 0.12)],
            [1, lighter(drawing.roof, 0.4)],
          ],
        ),
    ),
    group(shape(outline.body, 'url(#roof-paint)'), { 'clip-path': 'url(#roof)' }),
  ].join('');
}
