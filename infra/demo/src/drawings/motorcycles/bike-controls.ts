import { offsets, type Point, smooth, straight } from '../geometry.ts';
import { element, stroke } from '../svg.ts';
import type { MotorcycleBody } from '../vehicle-drawing.ts';
import type { Bike } from './bike.ts';
import { tube } from './tube.ts';

/** How far back and up from the steering head the hands are. */
const gripOffset: Readonly<Record<MotorcycleBody, readonly [back: number, up: number]>> = {
  naked: [70, 105],
  sport: [40, 10],
  touring: [120, 150],
  adventure: [60, 150],
  cruiser: [190, 190],
  classic: [110, 115],
  scooter: [60, 90],
};

/** Handlebar, grip, lever, instruments and mirror. */
export function controls(bike: Bike): string {
  const { head, drawing } = bike;
  const [x, y] = [head[0] - 10, head[1] + 50];
  const lift = gripOffset[drawing.body];
  const grip: Point = [x - lift[0], y + lift[1]];
  const mirrorFoot: Point = [grip[0] + 70, grip[1] + 15];
  const mirror: Point =
    drawing.body === 'sport' ? [x + 120, y + 120] : [mirrorFoot[0] + 20, mirrorFoot[1] + 88];
  const chrome = drawing.body === 'classic' || drawing.body === 'cruiser';
  return [
    tube(
      [
        [x + 10, y - 20],
        [x + 5, grip[1] - 30],
        [grip[0] + 60, grip[1] + 5],
      ],
      chrome ? '#b9bec3' : '#2a2c30',
      26,
    ),
    stroke(
      straight(
        [
          [grip[0] + 75, grip[1] + 6],
          [grip[0] - 75, grip[1] - 18],
        ],
        false,
      ),
      '#121315',
      44,
    ),
    stroke(
      straight(
        [
          [grip[0] - 72, grip[1] - 17],
          [grip[0] - 80, grip[1] - 19],
        ],
        false,
      ),
      '#6a7077',
      46,
    ),
    stroke(
      smooth([
        [grip[0] + 90, grip[1] - 14],
        [grip[0] + 10, grip[1] - 46],
        [grip[0] - 70, grip[1] - 54],
      ]),
      '#aab0b6',
      12,
    ),
    stroke(
      smooth([
        drawing.body === 'sport' ? [x + 130, y + 60] : mirrorFoot,
        [mirror[0] + 6, mirror[1] - 30],
        mirror,
      ]),
      '#1b1d20',
      15,
    ),
    element('ellipse', {
      cx: mirror[0] - 18,
      cy: mirror[1] + 20,
      rx: 42,
      ry: chrome ? 42 : 34,
      fill: chrome ? '#c3c8cd' : '#17181b',
      stroke: '#0a0b0c',
      'stroke-width': 5,
    }),
    element('ellipse', {
      cx: mirror[0] - 26,
      cy: mirror[1] + 22,
      rx: 20,
      ry: 24,
      fill: '#98a4ae',
      opacity: 0.7,
    }),
  ].join('');
}

/** Foot rest and pedal. */
export function footRests(bike: Bike): string {
  const forward = bike.drawing.body === 'cruiser' && !bike.has('floorboards');
  const [x, y] = forward
    ? [bike.engine[0] + 230, bike.engine[1] - 60]
    : [bike.pivot[0] - 10, bike.pivot[1] - 85];
  if (bike.has('floorboards'))
    return stroke(
      straight(
        [
          [bike.engine[0] - 60, bike.engine[1] - 195],
          [bike.engine[0] + 230, bike.engine[1] - 165],
        ],
        false,
      ),
      '#1a1b1e',
      34,
    );
  return (
    tube(
      [
        [x + 30, y + 90],
        [x, y + 20],
      ],
      '#3a3d42',
      26,
    ) +
    stroke(
      straight(
        [
          [x - 45, y],
          [x + 45, y + 8],
        ],
        false,
      ),
      '#17181b',
      30,
    ) +
    stroke(smooth(offsets([x, y], '60 20, 130 -10, 190 0')), '#7d838a', 14)
  );
}
