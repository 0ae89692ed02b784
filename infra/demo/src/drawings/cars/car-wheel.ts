import { darker, lighter } from '../colour.ts';
import { around, smooth } from '../geometry.ts';
import { circle, defs, linear, radial, stroke } from '../svg.ts';
import { centre, face, type WheelLook } from './car-rims.ts';

/** Gradients that every wheel of one car shares. */
export const wheelDefs = ({ radius, rimShare, colour }: WheelLook): string =>
  defs(
    radial('tyre', [0, radius * 0.15], radius, [
      [0, '#26282b'],
      [rimShare, '#1b1d1f'],
      [rimShare + 0.05, '#2d2f32'],
      [rimShare + 0.14, '#232527'],
      [0.93, '#17181a'],
      [1, '#0b0c0d'],
    ]) +
      linear(
        'rim',
        [-radius * 0.5, radius * 0.6],
        [radius * 0.5, -radius * 0.6],
        [
          [0, lighter(colour, 0.55)],
          [0.35, lighter(colour, 0.12)],
          [0.6, darker(colour, 0.12)],
          [1, darker(colour, 0.42)],
        ],
      ) +
      linear(
        'lip',
        [0, radius],
        [0, -radius],
        [
          [0, darker(colour, 0.35)],
          [0.5, lighter(colour, 0.2)],
          [1, lighter(colour, 0.65)],
        ],
      ) +
      radial('barrel', [0, -radius * 0.1], radius * rimShare, [
        [0, '#2c2f34'],
        [0.75, '#15171a'],
        [1, '#08090a'],
      ]) +
      linear(
        'disc',
        [-radius * 0.4, radius * 0.4],
        [radius * 0.4, -radius * 0.4],
        [
          [0, '#9ba1a8'],
          [0.5, '#6d737a'],
          [1, '#4d5258'],
        ],
      ),
  );

/** Tyre, brake and rim. */
export function carWheel(look: WheelLook): string {
  const { radius, rimShare } = look;
  const rim = radius * rimShare;
  const plain = look.style === 'classic' || look.style === 'steel';
  const caliper = stroke(
    smooth([
      around(centre, rim * 0.57, 128),
      around(centre, rim * 0.6, 152),
      around(centre, rim * 0.57, 176),
    ]),
    look.caliper,
    rim * 0.17,
  );
  return [
    circle(0, 0, radius, 'url(#tyre)'),
    circle(0, 0, radius * (rimShare + 0.115), 'none', {
      stroke: '#3a3d40',
      'stroke-width': 5,
      opacity: 0.55,
    }),
    stroke(
      smooth([
        around(centre, radius * 0.93, 60),
        around(centre, radius * 0.93, 95),
        around(centre, radius * 0.93, 130),
      ]),
      '#fff',
      14,
      { opacity: 0.1 },
    ),
    circle(0, 0, rim, 'url(#barrel)'),
    plain
      ? ''
      : circle(0, 0, rim * 0.68, 'url(#disc)') +
        circle(0, 0, rim * 0.68, 'none', { stroke: '#2a2d31', 'stroke-width': 5 }) +
        circle(0, 0, rim * 0.42, '#1b1d20') +
        caliper,
    face(look, rim),
    circle(0, 0, rim - 8, 'none', { stroke: 'url(#lip)', 'stroke-width': 17 }),
    circle(0, 0, rim - 18, 'none', { stroke: '#000', 'stroke-width': 3, opacity: 0.5 }),
  ].join('');
}
