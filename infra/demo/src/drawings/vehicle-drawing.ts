/** Side views of cars that we can draw. */
export type CarBody =
  | 'hatchback'
  | 'sedan'
  | 'fastback'
  | 'estate'
  | 'suv'
  | 'boxy-suv'
  | 'coupe'
  | 'mid-engine'
  | 'convertible'
  | 'pickup'
  | 'minivan'
  | 'van';

/** Rims of cars. */
export type CarWheel =
  | 'five-spoke'
  | 'twin-five'
  | 'ten-spoke'
  | 'multi-spoke'
  | 'mesh'
  | 'turbine'
  | 'aero'
  | 'blade'
  | 'steel'
  | 'classic';

/** Extra parts seen from the side of a car. */
export type CarFeature =
  | 'roof-rails'
  | 'cladding'
  | 'side-steps'
  | 'spare-wheel'
  | 'spoiler'
  | 'wing'
  | 'fin'
  | 'ducktail'
  | 'side-intake'
  | 'fender-vent'
  | 'exhaust'
  | 'round-lights'
  | 'light-bar'
  | 'chrome-bumpers'
  | 'black-pillars'
  | 'arches'
  | 'red-calipers'
  | 'yellow-calipers'
  | 'stripe'
  | 'slat-side'
  | 'snorkel';

/** How to draw a car. Lengths are the maker's, in millimetres. */
export type CarDrawing = {
  readonly kind: 'car';
  readonly body: CarBody;
  readonly length: number;
  readonly wheelbase: number;
  readonly height: number;
  readonly frontOverhang?: number;
  /** Outer diameter of the tyre; a usual one for the body when absent. */
  readonly tyre?: number;
  readonly doors: 2 | 4;
  /** Body colour, `#rrggbb`. */
  readonly paint: string;
  readonly finish?: 'solid' | 'metallic' | 'matt';
  /** Colour of the roof where it differs. */
  readonly roof?: string;
  readonly trim?: 'chrome' | 'black';
  readonly wheel: CarWheel;
  /** Colour of the rim; silver when absent. */
  readonly rim?: string;
  readonly features?: readonly CarFeature[];
  /** Moves single points of the outline away from the body's usual ones, in millimetres. */
  readonly shape?: CarShapeChange;
};

/** Points of a car's outline that a model may move: `x` forward, `y` up. */
export type CarShapeChange = Partial<
  Record<
    | 'noseY'
    | 'hoodFrontY'
    | 'cowlX'
    | 'cowlY'
    | 'screenTopX'
    | 'roofPeakX'
    | 'roofRearX'
    | 'roofRearY'
    | 'rearGlassX'
    | 'rearGlassY'
    | 'deckY'
    | 'tailY'
    | 'beltY'
    | 'beltRise'
    | 'clearance'
    | 'noseRound',
    number
  >
>;

/** Side views of motorcycles that we can draw. */
export type MotorcycleBody = 'naked' | 'sport' | 'touring' | 'adventure' | 'cruiser' | 'classic' | 'scooter';

/** Engines as seen from the side. */
export type MotorcycleEngine =
  | 'single'
  | 'twin'
  | 'triple'
  | 'four'
  | 'v-twin'
  | 'l-twin'
  | 'v-four'
  | 'boxer'
  | 'flat-six'
  | 'electric';

/** Extra parts seen from the side of a motorcycle. */
export type MotorcycleFeature =
  | 'panniers'
  | 'top-case'
  | 'windscreen'
  | 'crash-bars'
  | 'trellis'
  | 'winglets'
  | 'high-exhaust'
  | 'twin-exhaust'
  | 'backrest'
  | 'gold-fork'
  | 'floorboards'
  | 'rack'
  | 'peashooter'
  | 'bags';

/** How to draw a motorcycle. Lengths are the maker's, in millimetres. */
export type MotorcycleDrawing = {
  readonly kind: 'motorcycle';
  readonly body: MotorcycleBody;
  readonly wheelbase: number;
  readonly seatHeight: number;
  /** Outer diameters of the tyres. */
  readonly tyres?: { readonly front: number; readonly rear: number };
  readonly engine: MotorcycleEngine;
  readonly paint: string;
  /** Second colour: side panels, stripes, trellis frame. */
  readonly accent: string;
  readonly wheel: 'cast-five' | 'cast-ten' | 'cast-y' | 'spoked' | 'disc';
  readonly rim?: string;
  readonly features?: readonly MotorcycleFeature[];
};

/** How to draw a vehicle. */
export type VehicleDrawing = CarDrawing | MotorcycleDrawing;
