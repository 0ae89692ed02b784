import { darker } from '../colour.ts';
import { offsets, type Point, smooth, straight } from '../geometry.ts';
import { clip, defs, group, shape, stroke } from '../svg.ts';
import type { Bike } from './bike.ts';
import { outlined } from './bike-paint.ts';
import { screen } from './windscreen.ts';

/** The full fairing of a sport bike, its screen and lamp. */
export function sportFairing(bike: Bike): string {
  const { head, drawing, front: wheel, engine, pivot } = bike;
  const [hx, hy] = head;
  const nose: Point = [wheel.x + 40, hy - 20];
  const [ex] = engine;
  const outline: Point[] = [
    [nose[0], nose[1], 0.4],
    [nose[0] - 60, hy + 80],
    [hx + 110, hy + 170, 0.4],
    [hx - 40, hy + 60, 0.5],
    [hx - 150, hy - 80, 0.4],
    [ex - 10, 600, 0.4],
    [ex - 90, 450, 0.5],
    [pivot[0] + 10, 330, 0.4],
    [pivot[0] - 50, 215, 0.4],
    [ex + 40, 160],
    [ex + 230, 230],
    [wheel.x - wheel.radius - 55, 470],
    [wheel.x - wheel.radius * 0.72, 690, 0.6],
    [wheel.x - 70, 760, 0.5],
  ];
  const path = smooth(outline, { closed: true });
  const vent: Point[] = [
    [hx - 10, hy - 130, 0.2],
    [hx - 120, hy - 190, 0.3],
    [ex + 110, 520, 0.2],
    [ex + 190, 500, 0.3],
    [hx + 10, hy - 230, 0.3],
  ];
  const stripe: Point[] = [
    [nose[0] - 60, hy + 10, 0.3],
    [hx + 40, hy + 10],
    [ex + 120, 460],
    [pivot[0] + 40, 220, 0.3],
    [ex + 60, 165, 0.3],
    [ex + 190, 420],
    [hx + 90, hy - 90],
  ];
  return [
    screen([hx + 185, hy + 130], [hx - 10, hy + 300], [hx + 20, hy + 120], '#55626c'),
    defs(clip('fairing', path)),
    shape(path, 'url(#bike-paint)', outlined),
    group(
      shape(smooth(stripe, { closed: true }), 'url(#bike-accent)') +
        stroke(
          smooth([
            [nose[0], hy + 10],
            [hx + 80, hy + 90],
            [hx - 60, hy + 30],
          ]),
          '#fff',
          26,
          { opacity: 0.3 },
        ) +
        stroke(
          smooth([
            [hx - 20, hy - 60],
            [ex + 170, 560],
            [ex + 40, 350],
          ]),
          '#fff',
          16,
          { opacity: 0.18 },
        ) +
        stroke(
          smooth([
            [pivot[0] + 20, 250],
            [ex + 80, 230],
            [ex + 260, 330],
          ]),
          '#000',
          30,
          { opacity: 0.25 },
        ),
      { 'clip-path': 'url(#fairing)' },
    ),
    shape(smooth(vent, { closed: true }), '#0c0d0f', {
      stroke: darker(drawing.paint, 0.3),
      'stroke-width': 8,
    }),
    shape(
      smooth(
        [
          [nose[0] - 22, hy + 22, 0.2],
          [nose[0] - 140, hy + 40, 0.2],
          [nose[0] - 120, hy + 5, 0.3],
          [nose[0] - 14, hy - 12, 0.2],
        ],
        { closed: true },
      ),
      '#eef4f8',
      outlined,
    ),
    bike.has('winglets')
      ? shape(
          straight(offsets([hx, hy], '130 -40, -30 -60, -20 -85, 120 -78')),
          darker(drawing.paint, 0.35),
          outlined,
        )
      : '',
  ].join('');
}
