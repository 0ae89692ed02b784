import { flatten, type Point, smooth } from '../geometry.ts';
import type { CarBody } from '../vehicle-drawing.ts';
import type { CarShape } from './car-shape.ts';

/** Lines of a car that all its parts hang on. */
export type CarOutline = {
  /** Path data of the painted silhouette, wheel arches cut out. */
  readonly body: string;
  /** From the front bumper over the roof to the rear bumper, in short pieces. */
  readonly top: readonly Point[];
  readonly sillY: number;
  readonly archRadius: number;
};

const boxy = (body: CarBody): boolean => body === 'boxy-suv' || body === 'pickup';

/** Nose, bonnet and windscreen. */
function frontLine(body: CarBody, s: CarShape): Point[] {
  const cowl = s.frontAxle + s.cowlX;
  const top = s.frontAxle + s.screenTopX;
  const topY = s.height - (boxy(body) ? 45 : 62);
  const box = boxy(body) ? 0.55 : 1;
  const edge = s.nose - 82 - s.noseRound * 1.7;
  const start: Point[] = [
    [s.nose - 150, s.clearance + 25, 0],
    [s.nose - 62, s.clearance + 75, 0.7],
    [s.nose - 6, (s.clearance + s.noseY) / 2 + 30],
    [s.nose, s.noseY],
    [s.nose - 16 - s.noseRound * 0.6, s.noseY + (s.hoodFrontY - s.noseY) * 0.66, box],
    [edge, s.hoodFrontY, box],
  ];
  const hoodLength = edge - cowl;
  const rise = s.cowlY - s.hoodFrontY;
  const hood: Point[] = [
    [edge - hoodLength * 0.22, s.hoodFrontY + rise * 0.34],
    [edge - hoodLength * 0.6, s.hoodFrontY + rise * 0.74],
    [cowl, s.cowlY, 0.5],
  ];
  const bow = boxy(body) ? 6 : 22;
  const [dx, dy] = [top - cowl, topY - s.cowlY];
  const length = Math.hypot(dx, dy) || 1;
  const screen = (share: number): Point => [
    cowl + dx * share + (dy / length) * bow * Math.sin(Math.PI * share),
    s.cowlY + dy * share - (dx / length) * bow * Math.sin(Math.PI * share),
  ];
  return [...start, ...hood, screen(0.35), screen(0.7), [top, topY, boxy(body) ? 0.5 : 0.95]];
}

/** Roof, rear window, boot and bumper. */
function rearLine(body: CarBody, s: CarShape): Point[] {
  const peak = s.frontAxle + s.roofPeakX;
  const bumperY = Math.max(s.clearance + 210, s.tailY * 0.62);
  const end: Point[] = [
    [s.tail + 22, s.tailY, 0.6],
    [s.tail + 10, (s.tailY + bumperY) / 2],
    [s.tail, bumperY],
    [s.tail + 30, s.clearance + 150, 0.8],
    [s.tail + 150, s.clearance + 45, 0],
  ];
  const roofRear: Point = [
    s.roofRearX,
    s.roofRearY,
    body === 'boxy-suv' || body === 'van' || body === 'pickup' ? 0.35 : 0.8,
  ];
  if (body === 'convertible') return [];
  if (body === 'pickup') {
    const bed = s.deckY;
    return [
      [peak, s.height],
      roofRear,
      [s.rearGlassX, s.rearGlassY, 0.2],
      [s.rearGlassX - 30, bed, 0],
      [s.tail + 28, bed, 0.1],
      ...end,
    ];
  }
  const slope: Point = [
    (s.roofRearX + s.rearGlassX) / 2 - (s.roofRearX - s.rearGlassX) * 0.02,
    (s.roofRearY + s.rearGlassY) / 2 + Math.min(30, (s.roofRearX - s.rearGlassX) * 0.035),
  ];
  const deckX = s.tail + 62;
  const long = s.rearGlassX - deckX > 120;
  const deck: Point[] = long
    ? [
        [(s.rearGlassX + deckX) / 2, (s.rearGlassY + s.deckY) / 2 + 6],
        [deckX, s.deckY, 0.45],
      ]
    : [[Math.min(deckX + 10, s.rearGlassX - 25), s.deckY, 0.8]];
  return [
    [peak, s.height],
    [(peak + s.roofRearX) / 2, s.height - (s.height - s.roofRearY) * 0.28],
    roofRear,
    slope,
    [s.rearGlassX, s.rearGlassY, 0.75],
    ...deck,
    ...end,
  ];
}

/** A roadster without its roof: from the bonnet straight along the doors to the boot. */
function openLine(s: CarShape): Point[] {
  const cowl = s.frontAxle + s.cowlX;
  const bumperY = Math.max(s.clearance + 200, s.tailY * 0.62);
  const belt = s.beltY;
  return [
    [cowl - 130, belt + 20, 0.6],
    [cowl - 700, belt - 6],
    [s.roofRearX + 120, belt + s.beltRise + 4],
    [s.rearGlassX + 120, belt + s.beltRise + 12],
    [s.tail + 260, s.deckY + 8],
    [s.tail + 66, s.deckY - 20, 0.6],
    [s.tail + 24, s.tailY, 0.7],
    [s.tail, bumperY],
    [s.tail + 22, s.clearance + 110, 0.8],
    [s.tail + 120, s.clearance + 35, 0],
  ];
}

/** The lines of a car of this body and shape. */
export function carOutline(body: CarBody, s: CarShape): CarOutline {
  const front = frontLine(body, s);
  const points =
    body === 'convertible' ? [...front.slice(0, 9), ...openLine(s)] : [...front, ...rearLine(body, s)];
  const archRadius = s.wheelRadius + (body === 'boxy-suv' || body === 'pickup' ? 70 : 34);
  const sillY = s.clearance + 12;
  return {
    body: `${smooth(points)}${underside(s, archRadius, sillY)}Z`,
    top: flatten(points),
    sillY,
    archRadius,
  };
}

/** Back to the front along the sills and over the wheels. */
function underside(s: CarShape, radius: number, sillY: number): string {
  const arch = (axle: number, rearY: number, frontY: number): string => {
    const reach = (y: number) => Math.sqrt(Math.max(0, radius ** 2 - (s.wheelRadius - y) ** 2));
    const number = (value: number) => Math.round(value * 10) / 10;
    return `L${number(axle - reach(rearY))} ${rearY}A${radius} ${radius} 0 1 0 ${number(axle + reach(frontY))} ${frontY}`;
  };
  return arch(0, s.clearance + 35, sillY) + arch(s.frontAxle, sillY, s.clearance + 20);
}
