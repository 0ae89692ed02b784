import { type Point, smooth, straight } from '../geometry.ts';
import { clip, defs, group, linear, shape, stroke } from '../svg.ts';
import type { Car } from './car.ts';
import { pillars, reflections, seats } from './car-cabin.ts';
import { windowPoints } from './car-windows.ts';

/** Side windows with what is behind them, pillars, trim and reflections; the edges of windscreen and rear window. */
export function glasshouse(car: Car): string {
  const { shape: s, drawing } = car;
  const points = windowPoints(car);
  const outlineOfGlass = `${smooth(points)}Z`;
  const belt = car.beltAt(s.frontAxle / 2);
  const trim = drawing.trim === 'chrome' ? '#d6dade' : '#0d0e10';
  return [
    defs(
      clip('windows', outlineOfGlass) +
        linear(
          'glass',
          [0, belt - 20],
          [0, s.height - 80],
          [
            [0, '#12161b'],
            [0.35, '#252d35'],
            [0.75, '#46525c'],
            [1, '#5b6873'],
          ],
        ) +
        linear(
          'mirrored',
          [0, belt + 60],
          [0, s.height],
          [
            [0, '#fff', 0],
            [1, '#fff', 0.24],
          ],
        ),
    ),
    screens(car),
    shape(outlineOfGlass, 'url(#glass)'),
    group([seats(car), reflections(car), pillars(car)].join(''), { 'clip-path': 'url(#windows)' }),
    stroke(outlineOfGlass, '#0b0c0e', 20),
    drawing.trim === 'chrome'
      ? stroke(outlineOfGlass, '#eceff1', 11) +
        stroke(smooth([points.at(-1) ?? [0, 0], points[0] ?? [0, 0]]), '#9aa1a8', 5)
      : stroke(outlineOfGlass, trim, 12),
    drawing.body === 'pickup'
      ? stroke(
          straight(
            [
              [s.roofRearX - 4, s.roofRearY - 90],
              [s.rearGlassX - 8, s.rearGlassY + 60],
            ],
            false,
          ),
          '#15191d',
          26,
        )
      : '',
  ].join('');
}

/** The thin view of windscreen and rear window from the side. */
function screens({ shape: s, outline, drawing }: Car): string {
  const cowl = s.frontAxle + s.cowlX;
  const top = s.frontAxle + s.screenTopX;
  const onTop = (from: number, to: number) =>
    outline.top.filter(([x, y]) => x <= from && x >= to && y > s.beltY - 60);
  const front = onTop(cowl - 25, top + 60);
  const rear = onTop(s.roofRearX - 50, s.rearGlassX + 25);
  const steep = drawing.body === 'boxy-suv' || drawing.body === 'van' || drawing.body === 'pickup';
  const edge = (points: readonly Point[], width: number) =>
    points.length < 2 ? '' : stroke(smooth(points.filter((_, index) => index % 4 === 0)), '#1c2228', width);
  return group(edge(front, 54) + (steep ? '' : edge(rear, 44)), { 'clip-path': 'url(#body)' });
}
