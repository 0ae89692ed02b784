import { brightness, darker, lighter } from '../colour.ts';
import { around, type Point, smooth, straight } from '../geometry.ts';
import { circle, clip, defs, element, ellipse, group, linear, shape, stroke } from '../svg.ts';
import type { Bike } from './bike.ts';

export const outlined = { stroke: '#000', 'stroke-opacity': 0.5, 'stroke-width': 5 } as const;

/** Gradients of the two paints, bright where the sky falls on them. */
export function paintDefs({ drawing, head }: Bike): string {
  const [low, high] = [head[1] - 420, head[1] + 130];
  const gradient = (id: string, colour: string) => {
    const dark = brightness(colour) < 0.25 ? 0.3 : 0.45;
    return linear(
      id,
      [0, low],
      [0, high],
      [
        [0, darker(colour, 0.55)],
        [0.4, darker(colour, 0.18)],
        [0.62, colour],
        [0.82, lighter(colour, dark * 0.5)],
        [0.93, lighter(colour, dark)],
        [1, lighter(colour, dark * 1.35)],
      ],
    );
  };
  return defs(
    gradient('bike-paint', drawing.paint) +
      gradient('bike-accent', drawing.accent) +
      linear(
        'seat-skin',
        [0, head[1] - 300],
        [0, head[1] + 100],
        [
          [0, '#0d0e10'],
          [1, '#3a3c40'],
        ],
      ),
  );
}

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
    : shape(
        straight([
          [hx - 130, hy + 25],
          [hx - 330, hy - 5],
          [hx - 300, hy - 55],
          [hx - 150, hy - 20],
        ]),
        'url(#bike-accent)',
        { opacity: 0.85 },
      );
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

/** Seat and tail, by kind. */
export function seatAndTail(bike: Bike): string {
  const { saddle, drawing, rear } = bike;
  const [sx, sy] = saddle;
  switch (drawing.body) {
    case 'cruiser':
      return cruiserRear(bike);
    case 'classic': {
      const bench: Point[] = [
        [sx + 20, sy + 22, 0.5],
        [sx - 120, sy + 4],
        [sx - 300, sy + 28],
        [sx - 520, sy + 62],
        [sx - 590, sy + 40],
        [sx - 560, sy - 20, 0.5],
        [sx - 250, sy - 55],
        [sx + 30, sy - 45, 0.5],
      ];
      return (
        rearMudguard(bike, 40, 172) +
        sidePanel(bike) +
        shape(smooth(bench, { closed: true }), 'url(#seat-skin)', outlined) +
        stroke(
          smooth([
            [sx + 10, sy - 22],
            [sx - 260, sy - 25],
            [sx - 560, sy + 8],
          ]),
          '#c7ccd0',
          8,
        ) +
        ribs(bike) +
        roundLamp(around([rear.x - 10, rear.y + 10], rear.radius + 84, 146))
      );
    }
    case 'touring':
    case 'adventure': {
      const tail: Point[] = [
        [sx + 40, sy - 30, 0.4],
        [sx - 220, sy - 20],
        [sx - 560, sy + 60],
        [sx - 690, sy + 70, 0.4],
        [sx - 640, sy - 10, 0.4],
        [sx - 380, sy - 120],
        [sx - 60, sy - 190, 0.5],
      ];
      const seat: Point[] = [
        [sx + 40, sy + 40, 0.4],
        [sx - 90, sy + 2],
        [sx - 250, sy + 12],
        [sx - 300, sy + 70],
        [sx - 520, sy + 92],
        [sx - 600, sy + 78, 0.4],
        [sx - 560, sy + 26],
        [sx - 260, sy - 40],
        [sx + 40, sy - 50, 0.4],
      ];
      return (
        shape(smooth(tail, { closed: true }), 'url(#bike-paint)', outlined) +
        shape(smooth(seat, { closed: true }), 'url(#seat-skin)', outlined) +
        tailLamp([sx - 680, sy + 50]) +
        hugger(bike)
      );
    }
    default: {
      const up = drawing.body === 'sport' ? 70 : 35;
      const tail: Point[] = [
        [sx + 50, sy - 40, 0.3],
        [sx - 200, sy - 10],
        [sx - 420, sy + 110 + up],
        [sx - 610, sy + 150 + up, 0.2],
        [sx - 560, sy + 95 + up, 0.3],
        [sx - 330, sy - 40],
        [sx - 90, sy - 150, 0.4],
      ];
      const seat: Point[] = [
        [sx + 30, sy + 26, 0.4],
        [sx - 100, sy],
        [sx - 230, sy + 22, 0.6],
        [sx - 260, sy + 92],
        [sx - 400, sy + 128 + up],
        [sx - 500, sy + 148 + up, 0.3],
        [sx - 420, sy + 96 + up],
        [sx - 240, sy + 8],
        [sx + 40, sy - 46, 0.4],
      ];
      return (
        shape(smooth(tail, { closed: true }), 'url(#bike-paint)', outlined) +
        shape(
          straight([
            [sx - 250, sy + 10],
            [sx - 430, sy + 70 + up],
            [sx - 330, sy - 20],
          ]),
          'url(#bike-accent)',
        ) +
        shape(smooth(seat, { closed: true }), 'url(#seat-skin)', outlined) +
        tailLamp([sx - 590, sy + 118 + up]) +
        plate([sx - 520, sy + 70 + up]) +
        hugger(bike)
      );
    }
  }
}

const ribs = ({ saddle: [sx, sy] }: Bike): string =>
  Array.from({ length: 7 }, (_, index) =>
    stroke(
      smooth([
        [sx - 110 - index * 55, sy + 6 + index * 7],
        [sx - 112 - index * 55, sy - 36 + index * 6],
      ]),
      '#000',
      7,
      { opacity: 0.5 },
    ),
  ).join('');

const tailLamp = ([x, y]: Point): string =>
  shape(
    straight([
      [x - 26, y + 24],
      [x + 70, y + 30],
      [x + 55, y - 12],
      [x - 14, y - 10],
    ]),
    '#c3141a',
    { stroke: '#4a0608', 'stroke-width': 5 },
  ) +
  stroke(
    straight(
      [
        [x - 12, y + 14],
        [x + 52, y + 18],
      ],
      false,
    ),
    '#ff8a7c',
    7,
  );
const roundLamp = ([x, y]: Point): string =>
  element('rect', { x: x - 42, y: y - 38, width: 92, height: 70, rx: 24, fill: '#2b2e32' }) +
  element('rect', { x: x - 60, y: y - 30, width: 56, height: 56, rx: 20, fill: '#c3141a' });
const plate = ([x, y]: Point): string =>
  shape(
    smooth(
      [
        [x + 60, y + 10, 0.3],
        [x - 60, y + 20, 0.3],
        [x - 92, y - 110, 0.3],
        [x - 70, y - 130, 0.3],
        [x - 30, y - 40],
      ],
      { closed: true },
    ),
    '#17181b',
  ) +
  stroke(
    straight(
      [
        [x - 84, y - 60],
        [x - 106, y - 160],
      ],
      false,
    ),
    '#d9dcde',
    9,
  );

function sidePanel({ saddle, pivot }: Bike): string {
  const [sx, sy] = saddle;
  const points: Point[] = [
    [sx + 30, sy - 70, 0.4],
    [sx - 220, sy - 70, 0.4],
    [sx - 190, sy - 190],
    [pivot[0] - 120, pivot[1] + 150, 0.5],
    [pivot[0] + 40, pivot[1] + 170, 0.5],
  ];
  return (
    shape(smooth(points, { closed: true }), 'url(#bike-paint)', outlined) +
    ellipse(sx - 100, sy - 150, 60, 18, 'url(#bike-accent)')
  );
}

function rearMudguard({ rear, drawing, has }: Bike, from: number, to: number): string {
  const centre: Point = [rear.x, rear.y];
  const arc = (radius: number) =>
    [0, 0.25, 0.5, 0.75, 1].map((share) => around(centre, radius, from + (to - from) * share));
  const path = `${smooth(arc(rear.radius + 62))}${smooth(arc(rear.radius + 16).toReversed(), { open: true })}Z`;
  const chrome = drawing.body === 'classic' && has('twin-exhaust');
  return (
    shape(path, chrome ? '#c8cdd2' : 'url(#bike-paint)', outlined) +
    stroke(smooth(arc(rear.radius + 48)), '#fff', 8, { opacity: 0.38 })
  );
}

function hugger({ rear }: Bike): string {
  const centre: Point = [rear.x, rear.y];
  const arc = (radius: number) => [40, 65, 90, 112].map((at) => around(centre, radius, at));
  return shape(
    `${smooth(arc(rear.radius + 34))}${smooth(arc(rear.radius + 8).toReversed(), { open: true })}Z`,
    '#15161a',
  );
}

/** The low seat and deep mudguard of a cruiser. */
function cruiserRear(bike: Bike): string {
  const [sx, sy] = bike.saddle;
  const seat: Point[] = [
    [sx + 60, sy + 70, 0.5],
    [sx - 90, sy + 8],
    [sx - 240, sy + 8],
    [sx - 340, sy + 66],
    [sx - 385, sy + 50, 0.5],
    [sx - 330, sy - 50],
    [sx - 120, sy - 80],
    [sx + 60, sy - 40, 0.5],
  ];
  const leather = bike.drawing.accent === '#8b5a34' ? '#7a4c2b' : 'url(#seat-skin)';
  const { rear } = bike;
  const pad = (radius: number, from: number, to: number) =>
    [0, 0.35, 0.7, 1].map((share) => around([rear.x, rear.y], radius, from + (to - from) * share));
  const pillion = [...pad(rear.radius + 130, 52, 76), ...pad(rear.radius + 62, 84, 44)];
  const oil: Point[] = [
    [sx + 20, sy - 60, 0.5],
    [sx - 180, sy - 80, 0.5],
    [sx - 150, sy - 240],
    [sx + 30, sy - 230, 0.5],
  ];
  return [
    shape(smooth(oil, { closed: true }), '#1b1d20', outlined),
    rearMudguard(bike, 28, 176),
    shape(smooth(pillion, { closed: true }), leather, outlined),
    shape(smooth(seat, { closed: true }), leather, outlined),
    stroke(
      smooth([
        [sx, sy + 20],
        [sx - 120, sy - 18],
        [sx - 290, sy + 30],
      ]),
      '#fff',
      6,
      { opacity: 0.18 },
    ),
    roundLamp([rear.x - rear.radius - 10, rear.y + rear.radius * 0.52]),
  ].join('');
}

/** A round lamp with a bright ring. */
export function roundHeadlight([x, y]: Point, radius: number, shell: string): string {
  return [
    shape(
      smooth(
        [
          [x + 30, y + radius, 0.4],
          [x - 70, y + radius * 0.8],
          [x - 110, y],
          [x - 70, y - radius * 0.8],
          [x + 30, y - radius, 0.4],
        ],
        { closed: true },
      ),
      shell,
      outlined,
    ),
    ellipse(x + 34, y, 30, radius + 8, '#d5d9dd', { stroke: '#5c6167', 'stroke-width': 4 }),
    ellipse(x + 44, y, 24, radius - 10, '#e8eef3'),
    ellipse(x + 50, y + radius * 0.3, 10, radius * 0.35, '#fff'),
    circle(x - 40, y + radius + 52, 38, '#26282b'),
    ellipse(x - 30, y + radius + 60, 24, 28, '#c9ced2'),
  ].join('');
}
