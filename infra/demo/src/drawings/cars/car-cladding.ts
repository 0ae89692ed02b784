import { around, type Point, smooth, straight } from '../geometry.ts';
import { group, shape, stroke } from '../svg.ts';
import type { Car } from './car.ts';
import { plastic } from './car-attachments.ts';

/** Bright and dark edge of the wheel arches. */
export function archLips({ shape: s, outline }: Car): string {
  const lip = (x: number): string => {
    const centre: Point = [x, s.wheelRadius];
    const line = (radius: number, from: number, to: number) =>
      smooth([0, 0.25, 0.5, 0.75, 1].map((t) => around(centre, radius, from + (to - from) * t)));
    return (
      stroke(line(outline.archRadius + 4, 8, 172), '#000', 8, { opacity: 0.45 }) +
      stroke(line(outline.archRadius + 14, 25, 155), '#fff', 6, { opacity: 0.28 })
    );
  };
  return group(lip(0) + lip(s.frontAxle), { 'clip-path': 'url(#body)' });
}

/** Unpainted arches. */
export function arches({ shape: s, outline }: Car): string {
  const ring = (x: number): string => {
    const centre: Point = [x, s.wheelRadius];
    const arc = smooth(
      [-14, 25, 60, 90, 120, 155, 194].map((degrees) => around(centre, outline.archRadius + 30, degrees)),
    );
    return (
      stroke(arc, plastic, 62, { 'stroke-linecap': 'butt' }) +
      stroke(
        smooth([40, 90, 140].map((degrees) => around(centre, outline.archRadius + 52, degrees))),
        '#fff',
        5,
        { opacity: 0.22 },
      )
    );
  };
  return group(ring(0) + ring(s.frontAxle), { 'clip-path': 'url(#body)' });
}

/** Unpainted arches, sills and bumper ends. */
export function cladding(car: Car): string {
  const { shape: s, outline } = car;
  const high = outline.sillY + 135;
  const sill = straight([
    [outline.archRadius - 60, outline.sillY - 20],
    [outline.archRadius - 10, high],
    [s.frontAxle - outline.archRadius + 10, high],
    [s.frontAxle - outline.archRadius + 60, outline.sillY - 20],
  ]);
  const front = straight([
    [s.frontAxle + outline.archRadius, s.clearance],
    [s.frontAxle + outline.archRadius - 20, s.clearance + 200],
    [s.nose + 20, s.clearance + 190],
    [s.nose + 20, s.clearance],
  ]);
  const rear = straight([
    [-outline.archRadius, s.clearance],
    [-outline.archRadius + 20, s.clearance + 210],
    [s.tail - 20, s.clearance + 220],
    [s.tail - 20, s.clearance],
  ]);
  const silver = stroke(
    straight(
      [
        [outline.archRadius + 40, outline.sillY + 52],
        [s.frontAxle - outline.archRadius - 40, outline.sillY + 52],
      ],
      false,
    ),
    '#8d9399',
    14,
    { opacity: 0.7 },
  );
  return (
    group(shape(sill, plastic) + shape(front, plastic) + shape(rear, plastic) + silver, {
      'clip-path': 'url(#body)',
    }) + arches(car)
  );
}
