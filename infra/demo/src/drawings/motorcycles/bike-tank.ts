import { offsets, type Point, smooth, straight } from '../geometry.ts';
import { clip, defs, element, ellipse, group, shape, stroke } from '../svg.ts';
import type { Bike } from './bike.ts';
import { outlined } from './bike-paint.ts';

/** The tank from the steering head to the seat. */
export function tank(bike: Bike): string {
  const { head, saddle, drawing } = bike;
  const [hx, hy] = head;
  const [sx, sy] = saddle;
  const old = drawing.body === 'classic' || drawing.body === 'cruiser';
  const crest = drawing.body === 'cruiser' ? hy + 75 : drawing.body === 'adventure' ? hy + 95 : hy + 108;
  const points: Point[] = old
    ? [
        [hx - 30, hy + 10, 0.7],
        [hx - 110, crest - 8],
        [hx - 270, crest - 5],
        [sx + 80, sy + 95],
        [sx - 5, sy + 12, 0.6],
        [sx + 40, sy - 48, 0.7],
        [hx - 250, hy - 165],
        [hx - 70, hy - 130, 0.8],
      ]
    : [
        [hx - 15, hy + 5, 0.6],
        [hx - 70, crest - 25],
        [hx - 190, crest],
        [hx - 330, crest - 55],
        [sx + 60, sy + 55],
        [sx - 8, sy + 8, 0.4],
        [sx + 70, sy - 80, 0.4],
        [hx - 300, hy - 150, 0.5],
        [hx - 160, hy - 95, 0.6],
        [hx - 60, hy - 130, 0.5],
      ];
  const path = smooth(points, { closed: true });
  const knee: Point[] = [
    [sx + 95, sy - 30],
    [sx + 170, sy + 20],
    [hx - 250, hy + 5],
    [hx - 250, hy - 60],
    [sx + 170, sy - 75],
  ];
  const badge = old
    ? ellipse(hx - 240, hy - 20, 62, 24, 'url(#bike-accent)', { stroke: '#f1f1ee', 'stroke-width': 5 })
    : shape(straight(offsets([hx, hy], '-130 25, -330 -5, -300 -55, -150 -20')), 'url(#bike-accent)', {
        opacity: 0.85,
      });
  return [
    defs(clip('tank', path)),
    shape(path, 'url(#bike-paint)', outlined),
    group(
      (old && bike.has('peashooter')
        ? shape(
            smooth(
              [
                [hx - 20, hy - 60],
                [hx - 260, hy - 78],
                [sx + 20, sy - 10],
                [sx + 20, sy - 120],
                [hx - 20, hy - 200],
              ],
              { closed: true },
            ),
            'url(#bike-accent)',
          ) +
          stroke(
            smooth([
              [hx - 20, hy - 54],
              [hx - 260, hy - 72],
              [sx + 20, sy - 4],
            ]),
            '#d9b45a',
            7,
          )
        : '') +
        (old ? '' : shape(smooth(knee, { closed: true }), '#000', { opacity: 0.22 })) +
        badge +
        stroke(
          smooth([
            [hx - 60, crest - 50],
            [hx - 200, crest - 32],
            [hx - 360, crest - 85],
            [sx + 90, sy + 40],
          ]),
          '#fff',
          20,
          { opacity: 0.35 },
        ),
      { 'clip-path': 'url(#tank)' },
    ),
    element('rect', {
      x: hx - 240,
      y: crest - 8,
      width: 90,
      height: 22,
      rx: 10,
      fill: old ? '#cfd3d7' : '#1d1f22',
    }),
  ].join('');
}
