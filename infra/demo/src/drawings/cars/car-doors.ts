import { type Point, smooth, straight } from '../geometry.ts';
import { stroke } from '../svg.ts';
import type { Car } from './car.ts';
import { bonnetAndBumpers, fillerCap, handle, mirror } from './car-panels.ts';
import { doorLines } from './door-lines.ts';

/** Gaps between the panels, handles, filler cap, mirror. */
export function doors(car: Car): string {
  const { shape: s, drawing, outline } = car;
  const { frontX, pillarX, rearX } = doorLines(car);
  const gap = (points: readonly Point[]) =>
    stroke(smooth(points), '#000', 7, { opacity: 0.62 }) +
    stroke(smooth(points.map(([x, y, r]): Point => [x - 8, y, r ?? 1])), '#fff', 4, { opacity: 0.2 });
  const belt = (x: number) => car.beltAt(x) - 14;
  const sill = outline.sillY + 62;
  const front: Point[] = [
    [frontX + 10, belt(frontX)],
    [frontX + 25, belt(frontX) - 260],
    [frontX + 5, sill + 150],
    [frontX - 45, sill, 0.4],
  ];
  const middle: Point[] = [
    [pillarX + 12, belt(pillarX)],
    [pillarX + 18, sill + 220],
    [pillarX - 5, sill],
  ];
  const wheelTop = s.wheelRadius + outline.archRadius * 0.55;
  const reach = outline.archRadius + 45;
  const rear: Point[] = [
    [rearX, belt(rearX)],
    [rearX + 10, belt(rearX) - 190],
    [Math.max(rearX + 25, reach * 0.86), wheelTop],
    [Math.max(rearX + 60, reach + 5), s.wheelRadius - 10],
    [Math.max(rearX + 60, reach + 30), sill, 0.4],
  ];
  const bottom: Point[] = [
    [frontX - 45, sill],
    [drawing.doors === 4 ? Math.max(rearX + 60, reach + 30) : pillarX - 5, sill],
  ];
  return [
    gap(front),
    gap(middle),
    drawing.doors === 4 ? gap(rear) : '',
    stroke(straight(bottom, false), '#000', 6, { opacity: 0.5 }),
    handle(car, pillarX + 130),
    drawing.doors === 4 ? handle(car, rearX + 130) : '',
    fillerCap(car),
    bonnetAndBumpers(car),
    mirror(car),
  ].join('');
}
