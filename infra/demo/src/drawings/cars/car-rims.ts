import { darker, lighter, mix } from '../colour.ts';
import { around, type Point, smooth, straight } from '../geometry.ts';
import { circle, group, shape, stroke } from '../svg.ts';
import type { CarWheel } from '../vehicle-drawing.ts';

/** A wheel of a car around (0, 0). */
export type WheelLook = {
  readonly style: CarWheel;
  readonly radius: number;
  /** Rim as a share of the wheel. */
  readonly rimShare: number;
  readonly colour: string;
  readonly caliper: string;
  readonly turn: number;
};

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

const spokes = (count: number, turn: number, draw: (degrees: number) => string): string =>
  times(count, (index) => draw(turn + (360 / count) * index)).join('');

/** The middle of a wheel. */
export const centre: Point = [0, 0];

/** A tapering bar from the hub to the rim. */
const bar = (degrees: number, from: number, to: number, narrow: number, wide: number, twist = 0): string =>
  smooth(
    [
      around(centre, from, degrees - narrow),
      around(centre, (from + to) / 2, degrees + twist * 0.4 - (narrow * 0.5 + wide) * 0.42),
      around(centre, to, degrees + twist - wide),
      around(centre, to, degrees + twist + wide),
      around(centre, (from + to) / 2, degrees + twist * 0.4 + (narrow * 0.5 + wide) * 0.42),
      around(centre, from, degrees + narrow),
    ].map(([x, y], index): Point => [x, y, index === 2 || index === 3 ? 0.1 : 0.6]),
    { closed: true },
  );

/** Spokes by style, as path data. */
function spokePath(look: WheelLook, rim: number): string {
  const { turn } = look;
  switch (look.style) {
    case 'five-spoke':
      return spokes(5, turn, (at) => bar(at, rim * 0.12, rim * 0.97, 26, 11));
    case 'twin-five':
      return spokes(
        5,
        turn,
        (at) =>
          bar(at - 11, rim * 0.16, rim * 0.97, 9, 4.2, -4) + bar(at + 11, rim * 0.16, rim * 0.97, 9, 4.2, 4),
      );
    case 'ten-spoke':
      return spokes(10, turn, (at) => bar(at, rim * 0.16, rim * 0.97, 11, 4.5));
    case 'multi-spoke':
      return spokes(
        9,
        turn,
        (at) =>
          bar(at - 5, rim * 0.2, rim * 0.97, 6, 2.3, -7) + bar(at + 5, rim * 0.2, rim * 0.97, 6, 2.3, 7),
      );
    case 'mesh':
      return spokes(
        12,
        turn,
        (at) => bar(at, rim * 0.2, rim * 0.97, 6, 2.2, 15) + bar(at, rim * 0.2, rim * 0.97, 6, 2.2, -15),
      );
    case 'turbine':
      return spokes(10, turn, (at) => bar(at, rim * 0.16, rim * 0.97, 12, 5.5, 24));
    case 'blade':
      return spokes(4, turn, (at) => bar(at, rim * 0.1, rim * 0.97, 40, 26, 10));
    case 'aero':
      return spokes(6, turn, (at) => bar(at, rim * 0.1, rim * 0.985, 30, 24.5, 12));
    case 'steel':
    case 'classic':
      return '';
  }
}

/** The front of a rim. */
export function face(look: WheelLook, rim: number): string {
  const { colour, style } = look;
  if (style === 'classic') return classicFace(look, rim);
  if (style === 'steel') return steelFace(look, rim);
  const d = spokePath(look, rim);
  return [
    group(shape(d, '#000'), { opacity: 0.5, transform: 'translate(8 -9)' }),
    shape(d, 'url(#rim)', { stroke: darker(colour, 0.5), 'stroke-width': 4 }),
    group(shape(d, lighter(colour, 0.45)), {
      opacity: 0.35,
      transform: 'scale(0.94) rotate(-1)',
      'clip-path': 'none',
    }),
    circle(0, 0, rim * 0.24, 'url(#rim)', { stroke: darker(colour, 0.5), 'stroke-width': 4 }),
    spokes(5, look.turn + 36, (at) => {
      const [x, y] = around(centre, rim * 0.165, at);
      return circle(x, y, rim * 0.032, '#15171a');
    }),
    circle(0, 0, rim * 0.1, darker(colour, 0.55)),
    circle(0, 0, rim * 0.075, mix(colour, '#23262b', 0.65)),
  ].join('');
}

/** Rims of the sixties to eighties: a bright disc with a ring of holes. */
function classicFace({ colour, turn }: WheelLook, rim: number): string {
  const holes = spokes(12, turn, (at) => {
    const [x, y] = around(centre, rim * 0.68, at);
    return circle(x, y, rim * 0.105, '#1a1c20') + circle(x - 3, y + 3, rim * 0.09, '#0d0e10');
  });
  return [
    circle(0, 0, rim * 0.95, 'url(#rim)'),
    circle(0, 0, rim * 0.84, 'none', { stroke: darker(colour, 0.4), 'stroke-width': 6 }),
    holes,
    circle(0, 0, rim * 0.5, 'url(#rim)', { stroke: darker(colour, 0.35), 'stroke-width': 6 }),
    circle(0, 0, rim * 0.3, darker(colour, 0.2), { stroke: lighter(colour, 0.6), 'stroke-width': 8 }),
    circle(0, 0, rim * 0.16, '#23262b'),
  ].join('');
}

/** A pressed steel wheel with a hub cap. */
function steelFace({ colour, turn }: WheelLook, rim: number): string {
  const slots = spokes(8, turn, (at) =>
    stroke(
      straight([around(centre, rim * 0.72, at - 9), around(centre, rim * 0.72, at + 9)], false),
      '#101114',
      rim * 0.11,
    ),
  );
  return [
    circle(0, 0, rim * 0.94, darker(colour, 0.45)),
    circle(0, 0, rim * 0.86, 'none', { stroke: '#000', 'stroke-width': 6, opacity: 0.4 }),
    slots,
    circle(0, 0, rim * 0.53, 'url(#rim)'),
    circle(0, 0, rim * 0.4, 'none', { stroke: darker(colour, 0.3), 'stroke-width': 6 }),
    circle(-rim * 0.1, rim * 0.12, rim * 0.2, '#fff', { opacity: 0.3 }),
  ].join('');
}
