import type { CarBody, CarDrawing, CarShapeChange } from '../vehicle-drawing.ts';

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

/** Usual shape of a body: heights as shares of the car's height, distances in millimetres; `FromTail` ones count from the car's end. */
type Usual = {
  readonly frontOverhang: number;
  readonly tyre: number;
  readonly clearance: number;
  readonly nose: number;
  readonly hood: number;
  readonly cowl: readonly [x: number, y: number];
  readonly screenTop: number;
  readonly peak: number;
  readonly roofRear: readonly [x: number, y: number];
  readonly roofRearFromTail?: number;
  readonly glass: readonly [x: number, y: number];
  readonly glassFromTail?: number;
  readonly deck: number;
  readonly tail: number;
  readonly belt: number;
  readonly beltRise: number;
  readonly noseRound: number;
};

const usual: Readonly<Record<CarBody, Usual>> = {
  hatchback: {
    roofRearFromTail: 430,
    frontOverhang: 0.2,
    tyre: 645,
    clearance: 150,
    nose: 0.43,
    hood: 0.54,
    cowl: [-430, 0.655],
    screenTop: -1110,
    peak: -1520,
    roofRear: [0, 0.93],
    glass: [0, 0.67],
    glassFromTail: 150,
    deck: 0.635,
    tail: 0.585,
    belt: -52,
    beltRise: 75,
    noseRound: 20,
  },
  sedan: {
    frontOverhang: 0.196,
    tyre: 668,
    clearance: 150,
    nose: 0.41,
    hood: 0.53,
    cowl: [-500, 0.65],
    screenTop: -1220,
    peak: -1640,
    roofRear: [440, 0.935],
    glass: [-360, 0.725],
    deck: 0.725,
    tail: 0.68,
    belt: -52,
    beltRise: 50,
    noseRound: 25,
  },
  fastback: {
    frontOverhang: 0.19,
    tyre: 680,
    clearance: 145,
    nose: 0.41,
    hood: 0.53,
    cowl: [-450, 0.652],
    screenTop: -1220,
    peak: -1600,
    roofRear: [380, 0.925],
    glass: [-560, 0.755],
    deck: 0.745,
    tail: 0.7,
    belt: -52,
    beltRise: 65,
    noseRound: 30,
  },
  estate: {
    roofRearFromTail: 400,
    frontOverhang: 0.19,
    tyre: 690,
    clearance: 155,
    nose: 0.41,
    hood: 0.53,
    cowl: [-500, 0.645],
    screenTop: -1210,
    peak: -1620,
    roofRear: [0, 0.935],
    glass: [0, 0.66],
    glassFromTail: 150,
    deck: 0.63,
    tail: 0.58,
    belt: -52,
    beltRise: 60,
    noseRound: 25,
  },
  suv: {
    roofRearFromTail: 430,
    frontOverhang: 0.19,
    tyre: 745,
    clearance: 205,
    nose: 0.43,
    hood: 0.585,
    cowl: [-500, 0.675],
    screenTop: -1150,
    peak: -1620,
    roofRear: [0, 0.935],
    glass: [0, 0.665],
    glassFromTail: 150,
    deck: 0.64,
    tail: 0.575,
    belt: -50,
    beltRise: 80,
    noseRound: 25,
  },
  'boxy-suv': {
    frontOverhang: 0.17,
    tyre: 775,
    clearance: 235,
    nose: 0.45,
    hood: 0.58,
    cowl: [-600, 0.62],
    screenTop: -850,
    peak: -1250,
    roofRear: [0, 0.985],
    roofRearFromTail: 130,
    glass: [0, 0.64],
    glassFromTail: 60,
    deck: 0.6,
    tail: 0.52,
    belt: -25,
    beltRise: 5,
    noseRound: -10,
  },
  coupe: {
    frontOverhang: 0.19,
    tyre: 680,
    clearance: 130,
    nose: 0.42,
    hood: 0.555,
    cowl: [-660, 0.68],
    screenTop: -1330,
    peak: -1640,
    roofRear: [220, 0.905],
    glass: [-520, 0.755],
    deck: 0.745,
    tail: 0.69,
    belt: -45,
    beltRise: 45,
    noseRound: 25,
  },
  'mid-engine': {
    frontOverhang: 0.215,
    tyre: 690,
    clearance: 120,
    nose: 0.37,
    hood: 0.53,
    cowl: [-260, 0.7],
    screenTop: -1010,
    peak: -1330,
    roofRear: [420, 0.94],
    glass: [-560, 0.79],
    deck: 0.785,
    tail: 0.73,
    belt: -60,
    beltRise: 70,
    noseRound: 70,
  },
  convertible: {
    frontOverhang: 0.19,
    tyre: 640,
    clearance: 135,
    nose: 0.42,
    hood: 0.575,
    cowl: [-620, 0.7],
    screenTop: -1080,
    peak: -1200,
    roofRear: [200, 0.72],
    glass: [-300, 0.715],
    deck: 0.7,
    tail: 0.645,
    belt: -35,
    beltRise: 25,
    noseRound: 30,
  },
  pickup: {
    frontOverhang: 0.165,
    tyre: 805,
    clearance: 245,
    nose: 0.43,
    hood: 0.6,
    cowl: [-520, 0.66],
    screenTop: -1090,
    peak: -1480,
    roofRear: [0, 0.975],
    roofRearFromTail: 1760,
    glass: [0, 0.7],
    glassFromTail: 1640,
    deck: 0.685,
    tail: 0.6,
    belt: 10,
    beltRise: 15,
    noseRound: 5,
  },
  minivan: {
    frontOverhang: 0.19,
    tyre: 705,
    clearance: 160,
    nose: 0.38,
    hood: 0.545,
    cowl: [-200, 0.635],
    screenTop: -1080,
    peak: -1750,
    roofRear: [0, 0.955],
    roofRearFromTail: 420,
    glass: [0, 0.66],
    glassFromTail: 170,
    deck: 0.63,
    tail: 0.56,
    belt: -40,
    beltRise: 45,
    noseRound: 45,
  },
  van: {
    frontOverhang: 0.18,
    tyre: 705,
    clearance: 175,
    nose: 0.34,
    hood: 0.5,
    cowl: [20, 0.585],
    screenTop: -640,
    peak: -1250,
    roofRear: [0, 0.975],
    roofRearFromTail: 210,
    glass: [0, 0.62],
    glassFromTail: 75,
    deck: 0.58,
    tail: 0.5,
    belt: -20,
    beltRise: 10,
    noseRound: 25,
  },
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
