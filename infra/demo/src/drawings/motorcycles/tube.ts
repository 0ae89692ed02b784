import { darker, lighter } from '../colour.ts';
import { type Point, smooth } from '../geometry.ts';
import { stroke } from '../svg.ts';

/** A round tube with light along it. */
export const tube = (points: readonly Point[], colour: string, width: number): string =>
  stroke(smooth(points), darker(colour, 0.62), width + 5) +
  stroke(smooth(points), colour, width) +
  stroke(smooth(points.map(([x, y]): Point => [x, y + width * 0.2])), lighter(colour, 0.6), width * 0.22, {
    opacity: 0.65,
  });
