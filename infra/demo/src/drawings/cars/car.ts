import type { CarDrawing, CarFeature } from '../vehicle-drawing.ts';
import type { CarOutline } from './car-outline.ts';
import type { CarShape } from './car-shape.ts';

/** Everything that the parts of a car's drawing need to know. */
export type Car = {
  readonly drawing: CarDrawing;
  readonly shape: CarShape;
  readonly outline: CarOutline;
  readonly random: () => number;
  readonly has: (feature: CarFeature) => boolean;
  /** Height of the lower edge of the windows at x. */
  readonly beltAt: (x: number) => number;
};
