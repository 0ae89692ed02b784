import { darker, lighter } from '../colour.ts';
import { between, type Point, smooth } from '../geometry.ts';
import { defs, linear, shape } from '../svg.ts';
import type { Bike } from './bike.ts';
import { tube } from './tube.ts';

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
