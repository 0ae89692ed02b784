import { darker, lighter } from '../colour.ts';
import { around, between, type Point, smooth, straight } from '../geometry.ts';
import { circle, defs, element, group, linear, shape, stroke } from '../svg.ts';
import type { MotorcycleBody } from '../vehicle-drawing.ts';
import type { Bike } from './bike.ts';

/** A round tube with light along it. */
export const tube = (points: readonly Point[], colour: string, width: number): string =>
  stroke(smooth(points), darker(colour, 0.62), width + 5) +
  stroke(smooth(points), colour, width) +
  stroke(smooth(points.map(([x, y]): Point => [x, y + width * 0.2])), lighter(colour, 0.6), width * 0.22, {
    opacity: 0.65,
  });

/** Swing arm, or shaft drive, from the pivot to the rear axle. */
export function swingArm(bike: Bike): string {
  const { pivot, rear, drawing } = bike;
  const [x, y] = pivot;
  const colour =
    drawing.body === 'classic' || drawing.body === 'cruiser'
      ? '#26282b'
      : drawing.body === 'naked' || drawing.body === 'sport'
        ? '#7d838a'
        : '#4a4e53';
  const arm: Point[] = [
    [x + 20, y + 50, 0.3],
    [x - 150, y + 45],
    [rear.x - 20, rear.y + 34],
    [rear.x - 62, rear.y, 0.6],
    [rear.x - 10, rear.y - 34],
    [x - 120, y - 50],
    [x + 20, y - 50, 0.3],
  ];
  return [
    defs(
      linear(
        'arm',
        [0, rear.y - 60],
        [0, y + 70],
        [
          [0, darker(colour, 0.5)],
          [0.5, colour],
          [1, lighter(colour, 0.35)],
        ],
      ),
    ),
    shape(smooth(arm, { closed: true }), 'url(#arm)', {
      stroke: '#000',
      'stroke-opacity': 0.5,
      'stroke-width': 5,
    }),
    circle(rear.x, rear.y, 24, '#9aa0a6'),
    circle(rear.x, rear.y, 13, '#2a2c30'),
    circle(x, y, 30, '#3b3f44'),
  ].join('');
}

/** A spring with its damper. */
export function shock(from: Point, to: Point, colour: string): string {
  const coils = Array.from({ length: 9 }, (_, index) => between(from, to, 0.2 + index * 0.085));
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy) || 1;
  const [nx, ny] = [(-dy / length) * 30, (dx / length) * 30];
  return [
    stroke(straight([from, to], false), '#8d9399', 22),
    coils
      .map(([x, y]) =>
        stroke(
          straight(
            [
              [x - nx, y - ny],
              [x + nx, y + ny + 9],
            ],
            false,
          ),
          colour,
          13,
        ),
      )
      .join(''),
    circle(from[0], from[1], 17, '#2b2e32'),
    circle(to[0], to[1], 17, '#2b2e32'),
  ].join('');
}

/** Frame tubes or beams between steering head, engine and swing arm. */
export function frame(bike: Bike): string {
  const { head, crown, pivot, engine, saddle, drawing } = bike;
  const colour = bike.has('trellis') ? drawing.accent : drawing.body === 'sport' ? '#54595f' : '#1d1f22';
  const tail: Point[] = [
    [saddle[0] + 140, saddle[1] - 110],
    [saddle[0] - 120, saddle[1] - 90],
    [saddle[0] - 430, saddle[1] - 10],
  ];
  const stay: Point[] = [
    [pivot[0] + 10, pivot[1] + 90],
    [saddle[0] - 80, saddle[1] - 190],
    [saddle[0] - 300, saddle[1] - 50],
  ];
  const parts = [tube(tail, '#1d1f22', 26), tube(stay, '#1d1f22', 24)];
  if (bike.has('trellis')) {
    const top: readonly Point[] = [
      [head[0] - 30, head[1] - 50],
      [engine[0] + 60, head[1] - 175],
      [pivot[0] + 30, pivot[1] + 250],
    ];
    const low: readonly Point[] = [
      [crown[0] - 20, crown[1] - 10],
      [engine[0] + 90, engine[1] + 210],
      [pivot[0] + 20, pivot[1] + 90],
    ];
    const zigzag = [0.05, 0.3, 0.55, 0.8].flatMap((share): Point[] => [
      between(top[0] ?? head, top[2] ?? pivot, share),
      between(low[0] ?? crown, low[2] ?? pivot, share + 0.12),
    ]);
    parts.push(
      tube(top, colour, 30),
      tube(low, colour, 30),
      ...zigzag.slice(1).map((point, index) => tube([zigzag[index] ?? point, point], colour, 22)),
    );
  } else if (drawing.body === 'classic' || drawing.body === 'cruiser') {
    parts.push(
      tube(
        [
          [head[0] - 20, head[1] - 60],
          [saddle[0] + 120, saddle[1] - 70],
          [pivot[0] + 20, pivot[1] + 160],
          pivot,
        ],
        colour,
        36,
      ),
    );
    parts.push(
      tube(
        [
          [crown[0], crown[1] - 10],
          [engine[0] + 235, engine[1] + 20],
          [engine[0] + 180, engine[1] - 185],
          [pivot[0] + 40, pivot[1] - 185],
          [pivot[0] - 10, pivot[1]],
        ],
        colour,
        34,
      ),
    );
  } else {
    const beam: Point[] = [
      [head[0] - 10, head[1] - 30, 0.4],
      [head[0] - 280, head[1] - 190],
      [pivot[0] + 40, pivot[1] + 220],
      [pivot[0] - 20, pivot[1] - 30, 0.4],
      [pivot[0] + 75, pivot[1] - 40, 0.4],
      [pivot[0] + 150, pivot[1] + 170],
      [head[0] - 240, head[1] - 300],
      [crown[0] + 5, crown[1] - 40, 0.4],
    ];
    parts.push(
      defs(
        linear(
          'beam',
          [0, pivot[1]],
          [0, head[1]],
          [
            [0, darker(colour, 0.5)],
            [0.6, colour],
            [1, lighter(colour, 0.35)],
          ],
        ),
      ),
      shape(smooth(beam, { closed: true }), 'url(#beam)', {
        stroke: '#000',
        'stroke-opacity': 0.5,
        'stroke-width': 5,
      }),
    );
  }
  return parts.join('');
}

/** Fork with its sliders, yokes, brake caliper and mudguard. */
export function fork(bike: Bike): string {
  const { front, head, drawing } = bike;
  const old = drawing.body === 'classic' || drawing.body === 'cruiser';
  const gold = bike.has('gold-fork');
  const foot: Point = [front.x, front.y];
  const top: Point = [head[0] + 24, head[1] + 40];
  const middle = between(foot, top, old ? 0.5 : 0.42);
  const upper = gold ? '#c9a14a' : old ? '#c9ced3' : '#2b2e32';
  const lower = old ? '#8b9197' : gold ? '#3a3d41' : '#5d6268';
  const yoke = (share: number) =>
    stroke(
      straight(
        [between(foot, top, share), [between(foot, top, share)[0] - 70, between(foot, top, share)[1] - 26]],
        false,
      ),
      '#24262a',
      46,
    );
  return [
    yoke(0.74),
    yoke(0.96),
    stroke(straight([foot, top], false), darker(upper, 0.6), 58),
    stroke(straight([middle, top], false), upper, 50),
    stroke(
      straight(
        [
          [middle[0] + 9, middle[1]],
          [top[0] + 9, top[1]],
        ],
        false,
      ),
      '#fff',
      9,
      { opacity: 0.45 },
    ),
    stroke(straight([foot, middle], false), lower, 50),
    stroke(
      straight(
        [
          [foot[0] + 10, foot[1]],
          [middle[0] + 10, middle[1]],
        ],
        false,
      ),
      '#fff',
      9,
      { opacity: 0.3 },
    ),
    circle(foot[0], foot[1], 30, '#3d4146'),
    circle(foot[0], foot[1], 16, '#a2a8ae'),
    caliper(bike),
    frontMudguard(bike),
  ].join('');
}

function caliper({ front }: Bike): string {
  const [x, y] = around([front.x, front.y], 128, 158);
  return group(
    element('rect', {
      x: -32,
      y: -60,
      width: 62,
      height: 118,
      rx: 18,
      fill: '#33363b',
      stroke: '#0a0b0c',
      'stroke-width': 5,
    }) +
      circle(0, 26, 15, '#6a7077') +
      circle(0, -26, 15, '#6a7077'),
    { transform: `translate(${x} ${y}) rotate(-22)` },
  );
}

function frontMudguard(bike: Bike): string {
  const { front, drawing } = bike;
  const centre: Point = [front.x, front.y];
  const [from, to] =
    drawing.body === 'classic' ? [8, 172] : drawing.body === 'cruiser' ? [12, 178] : [50, 132];
  if (drawing.body === 'adventure') return '';
  const arc = (radius: number) =>
    [0, 0.25, 0.5, 0.75, 1].map((share) => around(centre, radius, from + (to - from) * share));
  const path = `${smooth(arc(front.radius + (drawing.body === 'cruiser' || drawing.body === 'classic' ? 44 : 36)))}${smooth(arc(front.radius + 6).toReversed(), { open: true })}Z`;
  const chrome = drawing.body === 'classic' && bike.has('twin-exhaust');
  return (
    shape(path, chrome ? '#c8cdd2' : 'url(#bike-paint)', {
      stroke: '#000',
      'stroke-opacity': 0.45,
      'stroke-width': 5,
    }) + stroke(smooth(arc(front.radius + 29)), '#fff', 7, { opacity: 0.4 })
  );
}

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
    stroke(
      smooth([
        [x + 60, y + 20],
        [x + 130, y - 10],
        [x + 190, y],
      ]),
      '#7d838a',
      14,
    )
  );
}
