import { darker, lighter } from '../colour.ts';
import { around, type Point, smooth, straight } from '../geometry.ts';
import { circle, defs, group, linear, radial, shape, stroke } from '../svg.ts';
import type { MotorcycleDrawing } from '../vehicle-drawing.ts';
import type { Wheel } from './bike.ts';

const centre: Point = [0, 0];
const each = (count: number, turn: number, draw: (degrees: number) => string): string =>
  Array.from({ length: count }, (_, index) => draw(turn + (360 / count) * index)).join('');

/** How the wheels of one motorcycle look. */
export type WheelLook = {
  readonly style: MotorcycleDrawing['wheel'];
  readonly colour: string;
  readonly fat: number;
};

const blade = (at: number, from: number, to: number, narrow: number, wide: number, twist = 0): string =>
  smooth(
    [
      around(centre, from, at - narrow),
      around(centre, to, at + twist - wide),
      around(centre, to, at + twist + wide),
      around(centre, from, at + narrow),
    ].map(([x, y]): Point => [x, y, 0.15]),
    { closed: true },
  );

function spokes(look: WheelLook, rim: number, turn: number): string {
  const { colour, style } = look;
  if (style === 'spoked') {
    return each(18, turn, (at) =>
      [-1, 1]
        .map((side) =>
          stroke(
            straight(
              [around(centre, rim * 0.16, at + side * 38), around(centre, rim * 0.985, at + side * 6)],
              false,
            ),
            '#aab0b6',
            4.5,
          ),
        )
        .join(''),
    );
  }
  if (style === 'disc') {
    return (
      circle(0, 0, rim * 0.99, 'url(#bike-rim)') +
      circle(0, 0, rim * 0.8, 'none', { stroke: darker(colour, 0.3), 'stroke-width': 5 }) +
      circle(0, 0, rim * 0.45, 'none', { stroke: darker(colour, 0.35), 'stroke-width': 6 }) +
      stroke(
        smooth([
          around(centre, rim * 0.6, 60),
          around(centre, rim * 0.62, 100),
          around(centre, rim * 0.6, 140),
        ]),
        '#fff',
        34,
        { opacity: 0.4 },
      )
    );
  }
  const path =
    style === 'cast-five'
      ? each(5, turn, (at) => blade(at, rim * 0.12, rim * 0.98, 20, 4.5))
      : style === 'cast-ten'
        ? each(
            5,
            turn,
            (at) =>
              blade(at - 6, rim * 0.14, rim * 0.98, 8, 2.6, -9) +
              blade(at + 6, rim * 0.14, rim * 0.98, 8, 2.6, 9),
          )
        : each(
            5,
            turn,
            (at) =>
              blade(at, rim * 0.12, rim * 0.6, 18, 5) +
              blade(at, rim * 0.55, rim * 0.98, 4.5, 2.8, -13) +
              blade(at, rim * 0.55, rim * 0.98, 4.5, 2.8, 13),
          );
  return shape(path, 'url(#bike-rim)', { stroke: darker(colour, 0.55), 'stroke-width': 3.5 });
}

/** Gradients that both wheels share. */
export const wheelDefs = ({ colour }: WheelLook): string =>
  defs(
    linear(
      'bike-rim',
      [-180, 220],
      [180, -220],
      [
        [0, lighter(colour, 0.5)],
        [0.4, lighter(colour, 0.08)],
        [1, darker(colour, 0.4)],
      ],
    ) +
      radial('bike-tyre', [0, 60], 360, [
        [0, '#2b2d30'],
        [0.8, '#26282b'],
        [0.95, '#17181a'],
        [1, '#0c0d0e'],
      ]) +
      linear(
        'brake',
        [-120, 120],
        [120, -120],
        [
          [0, '#c3c8cd'],
          [0.5, '#8a9097'],
          [1, '#5b6066'],
        ],
      ),
  );

/** Brake disc with its holes. */
function disc(radius: number, turn: number): string {
  const holes = each(18, turn, (at) =>
    [0.78, 0.9]
      .map((share, row) => {
        const [x, y] = around(centre, radius * share, at + row * 10);
        return circle(x, y, 5.5, '#2a2c2f');
      })
      .join(''),
  );
  return (
    circle(0, 0, radius * 0.84, 'none', { stroke: 'url(#brake)', 'stroke-width': radius * 0.32 }) +
    holes +
    circle(0, 0, radius * 0.67, 'none', { stroke: '#33363a', 'stroke-width': 5 }) +
    circle(0, 0, radius, 'none', { stroke: '#44484c', 'stroke-width': 3 })
  );
}

/** A wheel of a motorcycle with tyre, rim and brake disc. */
export function bikeWheel(look: WheelLook, wheel: Wheel, discRadius: number, turn: number): string {
  const tyre = Math.min(wheel.radius * 0.34, look.fat);
  const rim = wheel.radius - tyre;
  const middle = wheel.radius - tyre / 2;
  const treads = each(46, 0, (at) =>
    stroke(
      straight([around(centre, wheel.radius - 3, at), around(centre, wheel.radius - 20, at + 2.5)], false),
      '#050506',
      4,
      { opacity: 0.7 },
    ),
  );
  const chrome = look.style === 'spoked';
  return group(
    [
      circle(0, 0, middle, 'none', { stroke: 'url(#bike-tyre)', 'stroke-width': tyre }),
      treads,
      circle(0, 0, rim + tyre * 0.3, 'none', { stroke: '#47494d', 'stroke-width': 3, opacity: 0.7 }),
      stroke(smooth([55, 75, 95, 115].map((at) => around(centre, wheel.radius - 12, at))), '#fff', 9, {
        opacity: 0.13,
      }),
      spokes(look, rim, turn),
      circle(0, 0, rim - 9, 'none', {
        stroke: chrome ? lighter(look.colour, 0.1) : darker(look.colour, 0.1),
        'stroke-width': 24,
      }),
      stroke(smooth([40, 70, 100, 140].map((at) => around(centre, rim - 9, at))), '#fff', 6, {
        opacity: 0.5,
      }),
      circle(0, 0, rim - 21, 'none', { stroke: '#000', 'stroke-width': 3, opacity: 0.5 }),
      discRadius > 0 ? disc(discRadius, turn) : '',
      circle(0, 0, 44, '#2c2f33'),
      circle(0, 0, 30, '#868c93'),
      circle(0, 0, 15, '#1d1f22'),
    ].join(''),
    { transform: `translate(${wheel.x} ${wheel.y})` },
  );
}
