import { type Point, smooth, straight } from '../geometry.ts';
import { circle, clip, defs, element, ellipse, group, shape, stroke } from '../svg.ts';
import type { Bike } from './bike.ts';
import { outlined } from './bike-bodywork.ts';
import { tube } from './bike-chassis.ts';
import { screen } from './bike-fairings.ts';

/** Everything of a scooter but its wheels: leg shield, floor, rear body, seat, handlebar. */
export const scooterBody = (bike: Bike): string =>
  bike.drawing.accent === '#6b4a32' ? pressedSteel(bike) : modern(bike);

/** Rounded steel, as in 1946. */
function pressedSteel(bike: Bike): string {
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
  const headset: Point[] = [
    [hx + 95, hy + 120, 0.6],
    [hx + 20, hy + 175],
    [hx - 90, hy + 130],
    [hx - 70, hy + 40],
    [hx + 70, hy + 30],
  ];
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

/** Sharp plastic in two colours. */
function modern(bike: Bike): string {
  const { head, front, drawing } = bike;
  const [hx, hy] = head;
  const sy = drawing.seatHeight;
  const wb = drawing.wheelbase;
  const shield: Point[] = [
    [hx + 165, hy + 40, 0.3],
    [hx + 90, hy + 130],
    [hx - 50, hy + 60, 0.4],
    [hx - 110, hy - 90],
    [wb * 0.62, 470],
    [wb * 0.52, 350, 0.4],
    [wb * 0.3, 330, 0.4],
    [wb * 0.32, 240, 0.4],
    [wb * 0.66, 215],
    [front.x - front.radius - 90, 330],
    [front.x - front.radius * 0.75, 560],
    [front.x - 40, 640],
    [front.x + 90, hy - 230, 0.3],
    [hx + 210, hy - 90],
  ];
  const rearBody: Point[] = [
    [wb * 0.46, 420, 0.4],
    [wb * 0.45, sy - 70, 0.4],
    [wb * 0.2, sy - 60],
    [-160, sy + 20],
    [-370, sy + 40, 0.2],
    [-300, sy - 90],
    [-60, sy - 230],
    [wb * 0.15, 430],
    [wb * 0.3, 330],
  ];
  const flash: Point[] = [
    [wb * 0.43, sy - 130, 0.2],
    [wb * 0.18, sy - 110],
    [-150, sy - 40],
    [-320, sy + 20, 0.2],
    [-120, sy - 110],
    [wb * 0.2, sy - 230, 0.3],
  ];
  const guard: Point[] = [
    [front.x - 170, front.y + front.radius * 0.95, 0.4],
    [front.x, front.y + front.radius + 46],
    [front.x + 160, front.y + front.radius * 0.8, 0.3],
    [front.x, front.y + front.radius + 8],
    [front.x - 150, front.y + front.radius * 0.75, 0.4],
  ];
  const path = smooth(shield, { closed: true });
  const tall = drawing.wheelbase > 1450 ? 330 : 270;
  return [
    tube(
      [
        [front.x - 8, front.y],
        [front.x - 110, front.y + 330],
      ],
      bike.has('gold-fork') ? '#c9a14a' : '#4b4f54',
      44,
    ),
    shape(smooth(guard, { closed: true }), 'url(#bike-paint)', outlined),
    muffler(bike),
    shape(
      straight([
        [wb * 0.5, 420],
        [wb * 0.1, 470],
        [-40, 330],
        [wb * 0.12, 250],
        [wb * 0.4, 230],
      ]),
      '#17181b',
    ),
    bike.has('windscreen')
      ? screen([hx + 110, hy + 110], [hx - 20, hy + 110 + tall], [hx + 5, hy + 120], '#8b9ba6')
      : '',
    shape(smooth(rearBody, { closed: true }), 'url(#bike-paint)', outlined),
    shape(smooth(flash, { closed: true }), 'url(#bike-accent)'),
    stroke(
      smooth([
        [wb * 0.42, sy - 95],
        [wb * 0.18, sy - 85],
        [-160, sy - 5],
        [-320, sy + 28],
      ]),
      '#fff',
      14,
      { opacity: 0.4 },
    ),
    defs(clip('shield', path)),
    shape(path, 'url(#bike-paint)', outlined),
    group(
      shape(
        smooth(
          [
            [hx - 60, hy + 40],
            [hx + 20, hy - 140],
            [front.x - front.radius - 50, 380],
            [wb * 0.3, 230],
            [wb * 0.28, 370],
            [wb * 0.58, 390],
          ],
          { closed: true },
        ),
        'url(#bike-accent)',
      ) +
        stroke(
          smooth([
            [hx + 150, hy + 30],
            [hx + 110, hy - 150],
            [front.x - 90, 660],
          ]),
          '#fff',
          20,
          { opacity: 0.32 },
        ),
      { 'clip-path': 'url(#shield)' },
    ),
    shape(
      smooth(
        [
          [hx + 175, hy + 20, 0.2],
          [hx + 70, hy + 10, 0.2],
          [hx + 110, hy - 50, 0.3],
          [hx + 200, hy - 66, 0.2],
        ],
        { closed: true },
      ),
      '#eef4f8',
      outlined,
    ),
    saddleOf(bike, '#1b1c20'),
    handle(bike),
    tailLight([-350, sy + 12]),
  ].join('');
}

function saddleOf({ drawing }: Bike, colour: string): string {
  const sy = drawing.seatHeight;
  const wb = drawing.wheelbase;
  const seat: Point[] = [
    [wb * 0.43, sy - 40, 0.5],
    [wb * 0.3, sy],
    [wb * 0.14, sy + 8],
    [wb * 0.08, sy + 58],
    [-130, sy + 84],
    [-230, sy + 60, 0.5],
    [-150, sy - 5],
    [wb * 0.1, sy - 62],
    [wb * 0.4, sy - 84, 0.5],
  ];
  return (
    shape(smooth(seat, { closed: true }), colour, outlined) +
    stroke(
      smooth([
        [wb * 0.38, sy - 45],
        [wb * 0.18, sy - 28],
        [-140, sy + 42],
      ]),
      '#fff',
      6,
      { opacity: 0.25 },
    )
  );
}

function muffler({ rear, drawing }: Bike): string {
  const end = -rear.radius - 20;
  return [
    element('rect', {
      x: -120,
      y: rear.y - 60,
      width: drawing.wheelbase * 0.36,
      height: 130,
      rx: 50,
      fill: '#2c2f33',
      stroke: '#0a0b0c',
      'stroke-width': 5,
    }),
    circle(90, rear.y + 5, 52, '#4b5056'),
    stroke(
      straight(
        [
          [150, rear.y - 40],
          [end, rear.y + 40],
        ],
        false,
      ),
      '#15171a',
      110,
    ),
    stroke(
      straight(
        [
          [150, rear.y - 40],
          [end, rear.y + 40],
        ],
        false,
      ),
      '#55595e',
      96,
    ),
    stroke(
      straight(
        [
          [150, rear.y - 16],
          [end, rear.y + 64],
        ],
        false,
      ),
      '#fff',
      12,
      { opacity: 0.35 },
    ),
    circle(end - 22, rear.y + 44, 20, '#08090a'),
  ].join('');
}

function handle({ head, drawing }: Bike): string {
  const [hx, hy] = [head[0] - 60, head[1] + 120];
  const chrome = drawing.accent === '#6b4a32';
  return [
    stroke(
      straight(
        [
          [hx + 50, hy + 4],
          [hx - 90, hy - 14],
        ],
        false,
      ),
      '#121315',
      46,
    ),
    stroke(
      smooth([
        [hx + 70, hy - 14],
        [hx, hy - 44],
        [hx - 80, hy - 52],
      ]),
      '#b5babf',
      12,
    ),
    stroke(
      smooth([
        [hx + 50, hy + 10],
        [hx + 66, hy + 60],
        [hx + 30, hy + 105],
      ]),
      chrome ? '#c3c8cd' : '#1b1d20',
      14,
    ),
    circle(hx + 14, hy + 130, 44, chrome ? '#c9ced2' : '#17181b', { stroke: '#0a0b0c', 'stroke-width': 5 }),
    circle(hx + 4, hy + 132, 24, '#98a4ae', { opacity: 0.7 }),
  ].join('');
}

const tailLight = ([x, y]: Point): string =>
  element('rect', {
    x: x - 18,
    y: y - 34,
    width: 52,
    height: 68,
    rx: 20,
    fill: '#c3141a',
    stroke: '#4a0608',
    'stroke-width': 5,
  });
