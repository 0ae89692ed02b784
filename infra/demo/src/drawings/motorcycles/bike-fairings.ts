import { darker } from '../colour.ts';
import { type Point, smooth, straight } from '../geometry.ts';
import { clip, defs, element, group, linear, shape, stroke } from '../svg.ts';
import type { Bike } from './bike.ts';
import { outlined, roundHeadlight } from './bike-bodywork.ts';

/** A windscreen between its two feet and its upper edge. */
export function screen(low: Point, top: Point, back: Point, tint = '#7d8f9c'): string {
  const path = smooth(
    [
      low,
      [(low[0] + top[0]) / 2 + 22, (low[1] + top[1]) / 2 + 18],
      [top[0], top[1], 0.5],
      [(top[0] + back[0]) / 2 + 10, (top[1] + back[1]) / 2],
      [back[0], back[1], 0.2],
    ],
    { closed: true },
  );
  return (
    shape(path, tint, { opacity: 0.5 }) +
    stroke(smooth([low, [(low[0] + top[0]) / 2 + 22, (low[1] + top[1]) / 2 + 18], top]), '#39434b', 9) +
    stroke(
      straight(
        [
          [low[0] - 45, low[1] + 35],
          [top[0] - 18, top[1] - 55],
        ],
        false,
      ),
      '#fff',
      14,
      { opacity: 0.5 },
    )
  );
}

/** What a motorcycle wears in front: lamp, cowl, fairing, beak. */
export function front(bike: Bike): string {
  switch (bike.drawing.body) {
    case 'sport':
      return sportFairing(bike);
    case 'touring':
      return bike.has('bags') ? batwing(bike) : touringFairing(bike);
    case 'adventure':
      return beak(bike);
    case 'cruiser':
      return roundHeadlight(
        [bike.head[0] + 165, bike.head[1] - 10],
        92,
        bike.drawing.wheel === 'disc' ? '#c5cace' : '#1a1b1e',
      );
    case 'classic':
      return roundHeadlight([bike.head[0] + 160, bike.head[1] - 8], 92, 'url(#bike-paint)');
    default:
      return nakedCowl(bike);
  }
}

function nakedCowl(bike: Bike): string {
  const [hx, hy] = bike.head;
  const shell: Point[] = [
    [hx + 60, hy + 135, 0.3],
    [hx + 165, hy + 95, 0.5],
    [hx + 232, hy - 10, 0.4],
    [hx + 170, hy - 100, 0.3],
    [hx + 70, hy - 70, 0.5],
    [hx + 40, hy + 40],
  ];
  const eye: Point[] = [
    [hx + 150, hy + 50, 0.2],
    [hx + 215, hy + 15, 0.2],
    [hx + 222, hy - 14, 0.2],
    [hx + 140, hy + 10, 0.2],
  ];
  const low: Point[] = [
    [hx + 130, hy - 30, 0.2],
    [hx + 216, hy - 30, 0.2],
    [hx + 176, hy - 84, 0.3],
    [hx + 110, hy - 66, 0.3],
  ];
  const shroud: Point[] = [
    [hx - 30, hy - 70, 0.3],
    [hx - 250, hy - 110, 0.4],
    [hx - 190, hy - 240, 0.4],
    [hx - 40, hy - 320, 0.2],
    [hx - 5, hy - 190, 0.4],
  ];
  return [
    shape(smooth(shroud, { closed: true }), 'url(#bike-paint)', outlined),
    stroke(
      straight(
        [
          [hx - 60, hy - 130],
          [hx - 170, hy - 190],
        ],
        false,
      ),
      bike.drawing.accent,
      18,
      { opacity: 0.9 },
    ),
    shape(smooth(shell, { closed: true }), 'url(#bike-accent)', outlined),
    shape(
      smooth(
        [
          [hx + 60, hy + 135, 0.3],
          [hx + 150, hy + 100],
          [hx + 120, hy + 40],
          [hx + 45, hy + 50, 0.4],
        ],
        { closed: true },
      ),
      'url(#bike-paint)',
      outlined,
    ),
    shape(smooth(eye, { closed: true }), '#f4f8fb', outlined),
    shape(smooth(low, { closed: true }), '#cdd8e0', outlined),
    element('rect', {
      x: hx + 20,
      y: hy + 128,
      width: 92,
      height: 34,
      rx: 8,
      fill: '#101113',
      transform: `rotate(-24 ${hx + 60} ${hy + 140})`,
    }),
  ].join('');
}

function sportFairing(bike: Bike): string {
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
          straight([
            [hx + 130, hy - 40],
            [hx - 30, hy - 60],
            [hx - 20, hy - 85],
            [hx + 120, hy - 78],
          ]),
          darker(drawing.paint, 0.35),
          outlined,
        )
      : '',
  ].join('');
}

function touringFairing(bike: Bike): string {
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
    stroke(
      smooth([
        [hx + 40, hy - 80],
        [hx + 20, hy - 190],
        [hx - 40, hy - 280],
      ]),
      '#000',
      16,
      { opacity: 0.4 },
    ),
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

/** The fork-mounted fairing of American tourers. */
function batwing(bike: Bike): string {
  const [hx, hy] = bike.head;
  const outline: Point[] = [
    [hx + 265, hy + 20],
    [hx + 230, hy + 190, 0.7],
    [hx + 120, hy + 250, 0.6],
    [hx - 20, hy + 190],
    [hx - 90, hy + 40, 0.6],
    [hx + 10, hy - 60, 0.6],
    [hx + 150, hy - 100],
  ];
  return [
    shape(smooth(outline, { closed: true }), 'url(#bike-paint)', outlined),
    stroke(
      smooth([
        [hx + 200, hy + 180],
        [hx + 100, hy + 210],
        [hx - 10, hy + 150],
      ]),
      '#fff',
      22,
      { opacity: 0.35 },
    ),
    screen([hx + 190, hy + 225], [hx + 80, hy + 340], [hx + 60, hy + 235], '#2d343a'),
    roundHeadlight([hx + 210, hy + 15], 88, 'url(#bike-paint)'),
  ].join('');
}

function beak(bike: Bike): string {
  const { head, front: wheel, engine } = bike;
  const [hx, hy] = head;
  const nose: Point[] = [
    [hx + 60, hy + 150, 0.3],
    [hx + 190, hy + 60],
    [hx + 400, hy - 75, 0.2],
    [hx + 200, hy - 70],
    [hx + 80, hy - 110, 0.4],
    [hx + 20, hy + 20],
  ];
  const guard: Point[] = [
    [wheel.x - 220, wheel.y + wheel.radius + 60, 0.4],
    [wheel.x - 20, wheel.y + wheel.radius + 62],
    [wheel.x + 200, wheel.y + wheel.radius - 30, 0.3],
    [wheel.x - 20, wheel.y + wheel.radius + 22],
    [wheel.x - 220, wheel.y + wheel.radius - 5, 0.4],
  ];
  const shroud: Point[] = [
    [hx + 20, hy + 60, 0.4],
    [hx - 200, hy + 30, 0.5],
    [hx - 280, hy - 160],
    [engine[0] + 130, hy - 330, 0.3],
    [hx - 20, hy - 300, 0.3],
    [hx + 30, hy - 120],
  ];
  const bars: Point[] = [
    [hx - 30, hy - 230],
    [engine[0] + 290, engine[1] + 90],
    [engine[0] + 200, engine[1] - 120],
    [engine[0] - 10, engine[1] - 60],
  ];
  const eye: Point[] = [
    [hx + 110, hy + 70, 0.2],
    [hx + 215, hy + 20, 0.2],
    [hx + 190, hy - 30, 0.3],
    [hx + 95, hy - 10, 0.3],
  ];
  const lens = defs(
    linear(
      'bike-lens',
      [hx + 100, hy - 30],
      [hx + 210, hy + 70],
      [
        [0, '#aebbc5'],
        [1, '#ffffff'],
      ],
    ),
  );
  return [
    lens,
    shape(smooth(guard, { closed: true }), 'url(#bike-accent)', outlined),
    shape(smooth(shroud, { closed: true }), 'url(#bike-paint)', outlined),
    shape(
      smooth(
        [
          [hx - 60, hy - 40, 0.3],
          [hx - 210, hy - 80, 0.3],
          [engine[0] + 150, hy - 290, 0.3],
          [hx - 60, hy - 200, 0.3],
        ],
        { closed: true },
      ),
      'url(#bike-accent)',
    ),
    bike.has('crash-bars')
      ? stroke(smooth(bars), '#15171a', 30) +
        stroke(smooth(bars.map(([x, y]): Point => [x, y + 6])), '#6d737a', 6)
      : '',
    bike.has('windscreen')
      ? screen([hx + 130, hy + 120], [hx + 10, hy + 400], [hx + 20, hy + 140], '#9fb0bb')
      : screen([hx + 130, hy + 120], [hx + 30, hy + 270], [hx + 20, hy + 140], '#4a555e'),
    shape(smooth(nose, { closed: true }), 'url(#bike-paint)', outlined),
    shape(smooth(eye, { closed: true }), 'url(#bike-lens)', outlined),
    stroke(
      smooth([
        [hx + 190, hy + 40],
        [hx + 380, hy - 68],
      ]),
      '#fff',
      8,
      { opacity: 0.45 },
    ),
  ].join('');
}
