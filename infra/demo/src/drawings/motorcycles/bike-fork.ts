import { darker } from '../colour.ts';
import { around, between, type Point, smooth, straight } from '../geometry.ts';
import { circle, element, group, shape, stroke } from '../svg.ts';
import type { Bike } from './bike.ts';

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
