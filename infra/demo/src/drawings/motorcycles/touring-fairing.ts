import { offsets, type Point, smooth, straight } from '../geometry.ts';
import { clip, defs, group, shape, stroke } from '../svg.ts';
import type { Bike } from './bike.ts';
import { outlined } from './bike-paint.ts';
import { screen } from './windscreen.ts';

/** The wide fairing of a tourer with its tall screen. */
export function touringFairing(bike: Bike): string {
  const { head, front: wheel, engine, drawing } = bike;
  const [hx, hy] = head;
  const [ex, ey] = engine;
  const nose: Point = [wheel.x + 10, hy + 20];
  const outline: Point[] = [
    [nose[0], nose[1], 0.6],
    [nose[0] - 70, hy + 150],
    [hx + 70, hy + 210, 0.5],
    [hx - 60, hy + 110, 0.5],
    [hx - 150, hy - 30],
    [ex + 60, ey + 300, 0.5],
    [ex - 20, ey + 190, 0.5],
    [ex + 60, ey + 40],
    [ex + 150, ey - 110, 0.4],
    [ex + 250, ey - 60],
    [wheel.x - wheel.radius - 30, ey + 160],
    [wheel.x - wheel.radius * 0.65, hy - 210],
    [wheel.x - 70, hy - 130, 0.6],
  ];
  const path = smooth(outline, { closed: true });
  return [
    defs(clip('fairing', path)),
    shape(path, 'url(#bike-paint)', outlined),
    group(
      shape(
        smooth(
          [
            [hx - 60, hy - 60],
            [hx + 60, hy - 150],
            [ex + 200, ey + 180],
            [ex + 230, ey - 80],
            [ex + 120, ey - 120],
            [ex + 100, ey + 200],
          ],
          { closed: true },
        ),
        'url(#bike-accent)',
      ) +
        stroke(
          smooth([
            [nose[0] - 20, hy + 70],
            [hx + 100, hy + 150],
            [hx - 60, hy + 70],
          ]),
          '#fff',
          28,
          { opacity: 0.35 },
        ),
      { 'clip-path': 'url(#fairing)' },
    ),
    stroke(smooth(offsets([hx, hy], '40 -80, 20 -190, -40 -280')), '#000', 16, { opacity: 0.4 }),
    screen([hx + 150, hy + 185], [hx - 40, hy + 500], [hx + 10, hy + 170], '#8fa1ad'),
    shape(
      smooth(
        [
          [nose[0] - 12, hy + 50, 0.3],
          [nose[0] - 135, hy + 95, 0.2],
          [nose[0] - 150, hy + 30],
          [nose[0] - 8, hy - 10, 0.3],
        ],
        { closed: true },
      ),
      '#eef4f8',
      outlined,
    ),
    drawing.engine === 'flat-six'
      ? stroke(
          straight(
            [
              [hx - 40, hy + 20],
              [hx + 90, hy + 60],
            ],
            false,
          ),
          '#c9ced2',
          12,
        )
      : '',
  ].join('');
}
