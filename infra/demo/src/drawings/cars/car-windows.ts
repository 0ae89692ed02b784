import { between, heightAt, type Point } from '../geometry.ts';
import type { Car } from './car.ts';

/** Points of the side windows, from the foot of the windscreen over the roof to the rear. */
export function windowPoints(car: Car): Point[] {
  const { shape: s, outline, drawing } = car;
  const cowl = s.frontAxle + s.cowlX;
  const top = s.frontAxle + s.screenTopX;
  const rail = drawing.body === 'boxy-suv' || drawing.body === 'pickup' || drawing.body === 'van' ? 130 : 82;
  const roofAt = (x: number) => heightAt(outline.top, x) - rail;
  const upright = (top - cowl) / Math.max(1, s.height - s.cowlY);
  const footX = cowl - 150 + upright * 20;
  const foot: Point = [footX, car.beltAt(footX), 0];
  const crown: Point = [top - 75, roofAt(top - 75) + 4, 0.35];
  const rear = rearEdge(car);
  const steps = 5;
  const roof = Array.from({ length: steps }, (_, index): Point => {
    const x = crown[0] + ((rear.topX - crown[0]) * (index + 1)) / (steps + 0.6);
    return [x, roofAt(x)];
  });
  return [
    foot,
    between(foot, crown, 0.5),
    crown,
    ...roof,
    [rear.topX, roofAt(rear.topX) - rear.drop, rear.round],
    [rear.footX, car.beltAt(rear.footX) + rear.lift, 0],
  ];
}

/** Where the side windows end: how far the roof pillar reaches forward, by body. */
function rearEdge({ shape: s, drawing, has }: Car): {
  topX: number;
  footX: number;
  drop: number;
  lift: number;
  round: number;
} {
  const { roofRearX: top, rearGlassX: foot } = s;
  switch (drawing.body) {
    case 'estate':
    case 'minivan':
      return { topX: top - 40, footX: foot + 210, drop: 8, lift: 20, round: 0.5 };
    case 'suv':
      return { topX: top + 40, footX: foot + 330, drop: 14, lift: 30, round: 0.5 };
    case 'van':
      return { topX: top + 30, footX: foot + 150, drop: 0, lift: 0, round: 0.2 };
    case 'boxy-suv':
      return { topX: top + 55, footX: foot + 120, drop: 0, lift: 0, round: 0.15 };
    case 'pickup':
      return { topX: top + 85, footX: foot + 130, drop: 0, lift: 0, round: 0.2 };
    case 'hatchback':
      return has('black-pillars')
        ? { topX: top + 140, footX: foot + 330, drop: 6, lift: 4, round: 0.5 }
        : { topX: Math.max(top + 240, 60), footX: Math.max(foot + 300, -20), drop: 20, lift: 16, round: 0.6 };
    case 'coupe':
    case 'mid-engine':
      return { topX: top + 330, footX: foot + 640, drop: 20, lift: 10, round: 0.8 };
    default:
      return { topX: top + 90, footX: foot + 400, drop: 30, lift: 8, round: 0.7 };
  }
}
