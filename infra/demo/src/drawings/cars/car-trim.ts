import { mix } from '../colour.ts';
import { offsets, smooth, straight } from '../geometry.ts';
import { defs, element, group, linear, shape, stroke } from '../svg.ts';
import type { Car } from './car.ts';
import { plastic } from './car-attachments.ts';

/** Dark skirt at the bottom, intake in front, diffuser behind. */
export function lowerTrim({ shape: s, outline }: Car): string {
  const skirt = straight([
    [outline.archRadius - 40, outline.sillY - 5],
    [outline.archRadius - 10, outline.sillY + 38],
    [s.frontAxle - outline.archRadius + 10, outline.sillY + 38],
    [s.frontAxle - outline.archRadius + 40, outline.sillY - 5],
  ]);
  const intake = smooth(
    [
      [s.nose + 10, s.noseY - 30, 0.1],
      [s.nose - 85, s.noseY - 95],
      [s.nose - 150, s.clearance + 130],
      [s.nose - 60, s.clearance + 70, 0.2],
      [s.nose + 10, s.clearance + 90, 0],
    ],
    { closed: true },
  );
  const diffuser = straight(offsets([s.tail, s.clearance], '-10 130, 120 120, 240 30, -10 0'));
  return group(
    shape(skirt, plastic) + shape(intake, '#131417', { opacity: 0.92 }) + shape(diffuser, plastic),
    { 'clip-path': 'url(#body)' },
  );
}

/** The separate bumpers of older cars. */
export function chromeBumpers({ shape: s }: Car): string {
  const bar = (x: number, y: number, width: number) =>
    element('rect', {
      x,
      y,
      width,
      height: 105,
      rx: 42,
      fill: 'url(#chrome)',
      stroke: '#53585e',
      'stroke-width': 5,
    });
  return (
    defs(
      linear(
        'chrome',
        [0, s.noseY - 110],
        [0, s.noseY + 10],
        [
          [0, '#4b5157'],
          [0.3, '#9aa2a9'],
          [0.5, '#3f454b'],
          [0.56, '#ffffff'],
          [1, '#d4dadf'],
        ],
      ),
    ) +
    bar(s.nose - 330, s.noseY - 105, 365) +
    bar(s.tail - 35, s.noseY - 95, 365)
  );
}

/** A stripe above the sill, or the dividing line of two-tone vans. */
export function stripe(car: Car): string {
  const { shape: s, outline, drawing } = car;
  if (drawing.body === 'van') {
    const y = s.beltY - 95;
    return group(
      stroke(
        straight(
          [
            [s.tail - 20, y],
            [s.nose + 20, y - 60],
          ],
          false,
        ),
        drawing.roof ?? '#fff',
        18,
      ),
      { 'clip-path': 'url(#body)' },
    );
  }
  const y = outline.sillY + 105;
  const colour = mix(drawing.paint, drawing.roof ?? '#ffffff', 0.85);
  return stroke(
    straight(
      [
        [outline.archRadius + 70, y + 20],
        [s.frontAxle - outline.archRadius - 70, y],
      ],
      false,
    ),
    colour,
    34,
    { opacity: 0.9, 'stroke-linecap': 'butt' },
  );
}

/** The protective strip of older cars. */
export function rubStrip(car: Car): string {
  const { shape: s, outline } = car;
  const y = outline.sillY + (car.beltAt(0) - outline.sillY) * 0.42;
  const piece = (from: number, to: number) =>
    stroke(
      straight(
        [
          [from, y],
          [to, y],
        ],
        false,
      ),
      '#1b1c1e',
      46,
      { 'stroke-linecap': 'butt' },
    ) +
    stroke(
      straight(
        [
          [from, y + 18],
          [to, y + 18],
        ],
        false,
      ),
      '#c4c9cd',
      8,
      { 'stroke-linecap': 'butt' },
    );
  return group(
    piece(outline.archRadius + 45, s.frontAxle - outline.archRadius - 45) +
      piece(s.tail + 30, -outline.archRadius - 40) +
      piece(s.frontAxle + outline.archRadius + 40, s.nose - 30),
    { 'clip-path': 'url(#body)' },
  );
}
