import type { CarDrawing, CarShapeChange } from '../vehicle-drawing.ts';
import { usual } from './car-bodies.ts';

/**
 * Points that make a car's outline, in millimetres. x = 0 at the rear axle, forward is positive; y = 0 on the ground.
 * `nose` and `tail` are the ends of the car, `frontAxle` the wheelbase.
 */
export type CarShape = Required<CarShapeChange> & {
  readonly nose: number;
  readonly tail: number;
  readonly frontAxle: number;
  readonly height: number;
  readonly wheelRadius: number;
};

/** The points of one car: the body's usual ones, scaled to its measures, and moved where the model differs. */
export function carShape(car: CarDrawing): CarShape {
  const body = usual[car.body];
  const { length, wheelbase, height } = car;
  const frontOverhang = car.frontOverhang ?? Math.round(body.frontOverhang * length);
  const tail = -(length - wheelbase - frontOverhang);
  const cowlY = car.shape?.cowlY ?? body.cowl[1] * height;
  return {
    nose: wheelbase + frontOverhang,
    tail,
    frontAxle: wheelbase,
    height,
    wheelRadius: ((car.tyre ?? body.tyre) * 1.045) / 2,
    clearance: body.clearance,
    noseY: body.nose * height,
    hoodFrontY: body.hood * height,
    cowlX: body.cowl[0],
    cowlY,
    screenTopX: body.screenTop,
    roofPeakX: body.peak,
    roofRearX: body.roofRearFromTail === undefined ? body.roofRear[0] : tail + body.roofRearFromTail,
    roofRearY: body.roofRear[1] * height,
    rearGlassX: body.glassFromTail === undefined ? body.glass[0] : tail + body.glassFromTail,
    rearGlassY: body.glass[1] * height,
    deckY: body.deck * height,
    tailY: body.tail * height,
    beltY: cowlY + body.belt,
    beltRise: body.beltRise,
    noseRound: body.noseRound,
    ...car.shape,
  };
}
