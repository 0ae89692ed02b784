import type { Point } from '../geometry.ts';
import type { MotorcycleBody, MotorcycleDrawing, MotorcycleFeature } from '../vehicle-drawing.ts';

/** A wheel: centre and outer radius, millimetres. */
export type Wheel = { readonly x: number; readonly y: number; readonly radius: number };

/**
 * Points that a motorcycle hangs on, in millimetres: x = 0 at the rear axle, forward is positive, y = 0 on the ground.
 * `head` is the upper end of the steering head, `crown` the point of the fork below the tank, `pivot` where the swing arm
 * turns, `engine` the crankshaft, `saddle` where the tank ends and the rider sits.
 */
export type Bike = {
  readonly drawing: MotorcycleDrawing;
  readonly random: () => number;
  readonly has: (feature: MotorcycleFeature) => boolean;
  readonly front: Wheel;
  readonly rear: Wheel;
  readonly head: Point;
  readonly crown: Point;
  readonly pivot: Point;
  readonly engine: Point;
  readonly saddle: Point;
};

type Usual = {
  readonly rake: number;
  readonly headY: number;
  readonly front: number;
  readonly rear: number;
  readonly tankLength: number;
  readonly engineX: number;
  readonly engineY: number;
};

const usual: Readonly<Record<MotorcycleBody, Usual>> = {
  naked: { rake: 24, headY: 930, front: 600, rear: 632, tankLength: 500, engineX: 0.52, engineY: 395 },
  sport: { rake: 23, headY: 890, front: 600, rear: 636, tankLength: 500, engineX: 0.53, engineY: 400 },
  touring: { rake: 26, headY: 930, front: 605, rear: 636, tankLength: 500, engineX: 0.52, engineY: 390 },
  adventure: { rake: 26, headY: 1010, front: 665, rear: 660, tankLength: 510, engineX: 0.53, engineY: 440 },
  cruiser: { rake: 31, headY: 845, front: 660, rear: 645, tankLength: 560, engineX: 0.53, engineY: 350 },
  classic: { rake: 27, headY: 905, front: 665, rear: 655, tankLength: 540, engineX: 0.52, engineY: 385 },
  scooter: { rake: 26, headY: 905, front: 500, rear: 500, tankLength: 420, engineX: 0.2, engineY: 300 },
};

/** Lays a motorcycle out from its wheelbase, seat height and the usual geometry of its kind. */
export function layOut(drawing: MotorcycleDrawing, random: () => number): Bike {
  const { wheelbase, seatHeight, tyres } = drawing;
  const body = usual[drawing.body];
  const frontRadius = (tyres?.front ?? body.front) / 2;
  const rearRadius = (tyres?.rear ?? body.rear) / 2;
  const lean = Math.tan((body.rake * Math.PI) / 180);
  const onFork = (y: number): Point => [wheelbase - 30 - (y - frontRadius) * lean, y];
  const head = onFork(body.headY);
  const features = new Set(drawing.features);
  return {
    drawing,
    random,
    has: (feature) => features.has(feature),
    front: { x: wheelbase, y: frontRadius, radius: frontRadius },
    rear: { x: 0, y: rearRadius, radius: rearRadius },
    head,
    crown: onFork(body.headY - 190),
    pivot: [wheelbase * 0.385, body.engineY - 5],
    engine: [wheelbase * body.engineX, body.engineY],
    saddle: [head[0] - body.tankLength, seatHeight],
  };
}
