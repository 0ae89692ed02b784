import { offsets, type Point, smooth, straight } from '../geometry.ts';
import { ellipse, shape, stroke } from '../svg.ts';
import type { Bike } from './bike.ts';
import { outlined } from './bike-paint.ts';
import { handle, muffler, saddleOf, tailLight } from './scooter-parts.ts';
import { tube } from './tube.ts';

/** Rounded steel, as in 1946. */
export function pressedSteel(bike: Bike): string {
  const { head, front, drawing } = bike;
  const [hx, hy] = head;
  const sy = drawing.seatHeight;
  const floor = 300;
  const rearBody: Point[] = [
    [420, sy - 90, 0.5],
    [360, sy - 30],
    [60, sy - 10],
    [-210, sy - 60],
    [-300, sy - 190],
    [-250, 420],
    [-60, 370],
    [180, 330],
    [330, 240, 0.5],
    [430, 330],
  ];
  const cowl: Point[] = [
    [300, 560],
    [180, 640],
    [-40, 650],
    [-215, 560],
    [-180, 420],
    [20, 370],
    [220, 400],
  ];
  const shield: Point[] = [
    [hx + 20, hy + 70, 0.5],
    [hx + 58, hy - 150],
    [front.x - 60, 560],
    [front.x - 150, 430],
    [front.x - 320, floor + 30],
    [420, floor + 10, 0.4],
    [400, floor - 80, 0.4],
    [front.x - 330, floor - 70],
    [front.x - 215, 380],
    [front.x - 150, 560],
    [hx - 40, hy - 150],
    [hx - 40, hy + 70, 0.5],
  ];
  const guard: Point[] = [
    [front.x - 165, 420],
    [front.x - 60, 560],
    [front.x + 95, 520],
    [front.x + 240, 330],
    [front.x + 225, 270, 0.4],
    [front.x + 60, 330],
    [front.x - 130, 330, 0.5],
  ];
  const headset: Point[] = offsets([hx, hy], '95 120 0.6, 20 175, -90 130, -70 40, 70 30');
  return [
    tube(
      [
        [front.x - 10, front.y],
        [front.x - 70, 420],
      ],
      '#9aa0a6',
      44,
    ),
    shape(smooth(guard, { closed: true }), 'url(#bike-paint)', outlined),
    stroke(
      smooth([
        [front.x - 70, 520],
        [front.x + 60, 500],
        [front.x + 190, 370],
      ]),
      '#fff',
      14,
      { opacity: 0.4 },
    ),
    muffler(bike),
    shape(smooth(rearBody, { closed: true }), 'url(#bike-paint)', outlined),
    shape(smooth(cowl, { closed: true }), 'url(#bike-paint)', outlined),
    stroke(
      smooth([
        [270, 585],
        [130, 628],
        [-60, 620],
        [-190, 545],
      ]),
      '#fff',
      18,
      { opacity: 0.45 },
    ),
    Array.from({ length: 4 }, (_, index) =>
      stroke(
        straight(
          [
            [170 + index * 22, 470],
            [150 + index * 22, 420],
          ],
          false,
        ),
        '#000',
        9,
        { opacity: 0.45 },
      ),
    ).join(''),
    shape(smooth(shield, { closed: true }), 'url(#bike-paint)', outlined),
    stroke(
      smooth([
        [hx + 45, hy - 120],
        [front.x - 85, 560],
        [front.x - 190, 420],
        [front.x - 330, floor + 20],
      ]),
      '#dfe3e6',
      10,
      { opacity: 0.85 },
    ),
    stroke(
      straight(
        [
          [430, floor + 14],
          [front.x - 330, floor + 30],
        ],
        false,
      ),
      '#1d1f22',
      16,
    ),
    saddleOf(bike, '#6b4a32'),
    shape(smooth(headset, { closed: true }), 'url(#bike-paint)', outlined),
    ellipse(hx + 95, hy + 92, 26, 62, '#d8dce0'),
    ellipse(hx + 103, hy + 92, 20, 50, '#f2f6f9'),
    handle(bike),
    tailLight([-285, sy - 170]),
    bike.has('rack')
      ? tube(
          [
            [-120, sy + 40],
            [-260, sy + 60],
            [-380, sy + 50],
          ],
          '#c6cbd0',
          18,
        ) +
        tube(
          [
            [-380, sy + 50],
            [-300, sy - 60],
          ],
          '#c6cbd0',
          16,
        )
      : '',
  ].join('');
}
