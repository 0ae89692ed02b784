import type { Point } from '../geometry.ts';
import type { Car } from './car.ts';

/** A post between windows. */
export type Post = { readonly line: readonly Point[]; readonly width: number };

/** Where the doors part, and the posts of the windows. */
export type DoorLines = {
  readonly frontX: number;
  readonly pillarX: number;
  readonly rearX: number;
  readonly posts: readonly Post[];
};

/** Where the doors of a car begin and end: behind the front wheel, at the middle post, before the rear wheel. */
export function doorLines(car: Car): DoorLines {
  const { shape: s, outline, drawing } = car;
  const cowl = s.frontAxle + s.cowlX;
  const frontX = Math.min(s.frontAxle - outline.archRadius - 65, cowl - 60);
  const two = drawing.doors === 2;
  const long = two ? Math.min(1330, frontX - outline.archRadius - 90) : 1080;
  const pillarX = two ? frontX - long : Math.max(frontX - long, s.frontAxle * 0.43);
  const rearX = two ? pillarX : Math.min(outline.archRadius - 60, pillarX - 700);
  const post = (x: number, lean: number, width: number): Post => ({
    line: [
      [x + lean * 0.2, car.beltAt(x) - 120],
      [x - lean, s.height + 20],
    ],
    width,
  });
  const quarter =
    drawing.body === 'convertible'
      ? []
      : drawing.doors === 4
        ? [post(pillarX, 35, 72), post(rearX - 40, 130, 46)]
        : [post(pillarX, 30, 70)];
  const extra = drawing.body === 'minivan' || drawing.body === 'van' ? [post(rearX - 40, 20, 80)] : [];
  return {
    frontX,
    pillarX,
    rearX,
    posts: [...(extra.length > 0 ? [post(pillarX, 25, 72)] : quarter), ...extra],
  };
}
