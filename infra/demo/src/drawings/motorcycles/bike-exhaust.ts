import { darker } from '../colour.ts';
import { between, type Point, smooth, straight } from '../geometry.ts';
import { circle, stroke } from '../svg.ts';
import type { Bike } from './bike.ts';
import { tube } from './tube.ts';

/** A silencer from front to rear end, with its cap. */
function silencer(from: Point, to: Point, width: number, colour: string): string {
  const cap = between(from, to, 0.9);
  return [
    stroke(straight([from, to], false), darker(colour, 0.65), width + 8),
    stroke(straight([from, to], false), colour, width),
    stroke(
      straight(
        [
          [from[0], from[1] + width * 0.22],
          [to[0], to[1] + width * 0.22],
        ],
        false,
      ),
      '#fff',
      width * 0.14,
      { opacity: 0.55 },
    ),
    stroke(
      straight(
        [
          [from[0], from[1] - width * 0.3],
          [to[0], to[1] - width * 0.3],
        ],
        false,
      ),
      '#000',
      width * 0.22,
      { opacity: 0.3 },
    ),
    stroke(straight([cap, to], false), '#202225', width * 0.98),
    circle(to[0] - width * 0.3, to[1] + 2, width * 0.24, '#08090a'),
  ].join('');
}

/** Pipes from the cylinders to the silencers. */
export function exhaust(bike: Bike): string {
  const { engine, drawing, rear } = bike;
  const [x, y] = engine;
  if (drawing.engine === 'electric') return '';
  const bright = drawing.body === 'classic' || drawing.body === 'cruiser' || bike.has('bags');
  const pipe = bright ? '#c2c7cc' : '#8a8179';
  const colour = bright
    ? '#cbd0d4'
    : drawing.body === 'adventure' || drawing.body === 'touring'
      ? '#a6abb0'
      : '#3c4045';
  const port: Point = [x + 175, y + 215];
  if (bright) {
    const low = Math.min(rear.y - 40, y - 95);
    const line = (drop: number, long: number) =>
      tube(
        [
          [x + 120, y + 190 - drop],
          [x + 262, y + 40 - drop],
          [x + 170, low + 15 - drop * 0.6],
          [x - 80, low - drop * 0.6],
        ],
        pipe,
        46,
      ) + silencer([x - 120, low - drop * 0.6], [rear.x - long, low + 20 - drop * 0.6], 82, colour);
    return bike.has('twin-exhaust') ? line(-62, 90) + line(58, 150) : line(0, 170);
  }
  if (bike.has('high-exhaust')) {
    return (
      tube(
        [
          port,
          [x + 245, y + 20],
          [x + 120, y - 130],
          [bike.pivot[0] - 40, y - 60],
          [bike.pivot[0] - 120, y + 130],
        ],
        pipe,
        48,
      ) + silencer([bike.pivot[0] - 150, rear.y + 190], [rear.x - 180, rear.y + 330], 118, colour)
    );
  }
  const headers = drawing.engine === 'four' || drawing.engine === 'triple' ? [0, 38, 76] : [0, 44];
  const belly = headers
    .map((shift) =>
      tube(
        [
          [port[0] - shift * 0.4, port[1] - shift * 0.3],
          [x + 262 - shift, y + 60],
          [x + 205 - shift, y - 140],
          [x + 20, y - 195 + shift * 0.1],
        ],
        pipe,
        40,
      ),
    )
    .join('');
  const side = drawing.body === 'sport' || bike.random() < 0.5;
  const end: Point = side ? [rear.x + 70, rear.y + 130] : [rear.x - 60, rear.y + 40];
  const collector: Point[] = [
    [x + 30, y - 195],
    [x - 140, y - 190],
    [bike.pivot[0] - 80, y - 120],
  ];
  return (
    belly +
    stroke(smooth(collector), '#26282b', 92) +
    tube(collector, '#5c5955', 60) +
    silencer([bike.pivot[0] - 90, y - 105], end, 112, colour)
  );
}
