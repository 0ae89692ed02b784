import { type Point, straight } from '../geometry.ts';
import { circle, ellipse, shape } from '../svg.ts';
import type { Car } from './car.ts';

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
