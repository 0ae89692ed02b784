import { darker, lighter } from '../colour.ts';
import { between, heightAt, type Point, smooth, straight } from '../geometry.ts';
import { clip, defs, element, group, linear, shape, stroke } from '../svg.ts';
import type { Car } from './car.ts';
import { doorLines } from './car-doors.ts';

/** Points of the side windows, from the foot of the windscreen over the roof to the rear. */
export function windowPoints(car: Car): Point[] {
  const { shape: s, outline, drawing } = car;
  const cowl = s.frontAxle + s.cowlX;
  const top = s.frontAxle + s.screenTopX;
  const rail = drawing.body === 'boxy-suv' || drawing.body === 'pickup' || drawing.body === 'van' ? 130 : 82;
  const roofAt = (x: number) => heightAt(outline.top, x) - rail;
  const upright = (top - cowl) / Math.max(1, s.height - s.cowlY);
  const footX = cowl - 150 + upright * 20;
  const foot: Point = [footX, car.beltAt(footX), 0];
  const crown: Point = [top - 75, roofAt(top - 75) + 4, 0.35];
  const rear = rearEdge(car);
  const steps = 5;
  const roof = Array.from({ length: steps }, (_, index): Point => {
    const x = crown[0] + ((rear.topX - crown[0]) * (index + 1)) / (steps + 0.6);
    return [x, roofAt(x)];
  });
  return [
    foot,
    between(foot, crown, 0.5),
    crown,
    ...roof,
    [rear.topX, roofAt(rear.topX) - rear.drop, rear.round],
    [rear.footX, car.beltAt(rear.footX) + rear.lift, 0],
  ];
}

/** Where the side windows end: how far the roof pillar reaches forward, by body. */
function rearEdge({ shape: s, drawing, has }: Car): {
  topX: number;
  footX: number;
  drop: number;
  lift: number;
  round: number;
} {
  const { roofRearX: top, rearGlassX: foot } = s;
  switch (drawing.body) {
    case 'estate':
    case 'minivan':
      return { topX: top - 40, footX: foot + 210, drop: 8, lift: 20, round: 0.5 };
    case 'suv':
      return { topX: top + 40, footX: foot + 330, drop: 14, lift: 30, round: 0.5 };
    case 'van':
      return { topX: top + 30, footX: foot + 150, drop: 0, lift: 0, round: 0.2 };
    case 'boxy-suv':
      return { topX: top + 55, footX: foot + 120, drop: 0, lift: 0, round: 0.15 };
    case 'pickup':
      return { topX: top + 85, footX: foot + 130, drop: 0, lift: 0, round: 0.2 };
    case 'hatchback':
      return has('black-pillars')
        ? { topX: top + 140, footX: foot + 330, drop: 6, lift: 4, round: 0.5 }
        : { topX: Math.max(top + 240, 60), footX: Math.max(foot + 300, -20), drop: 20, lift: 16, round: 0.6 };
    case 'coupe':
    case 'mid-engine':
      return { topX: top + 330, footX: foot + 640, drop: 20, lift: 10, round: 0.8 };
    default:
      return { topX: top + 90, footX: foot + 400, drop: 30, lift: 8, round: 0.7 };
  }
}

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

/** Front and rear seats and the steering wheel, dark behind the glass. */
function seats(car: Car): string {
  const { shape: s, drawing } = car;
  const { pillarX } = doorLines(car);
  const seat = (x: number): string => {
    const floor = car.beltAt(x) - 160;
    const headY = Math.min(s.height - 165, car.beltAt(x) + 330);
    const backHeight = headY - 150 - floor;
    const back = element('rect', {
      x: x - 75,
      y: floor,
      width: 150,
      height: backHeight,
      rx: 60,
      fill: '#0b0d10',
    });
    const head = element('rect', {
      x: x - 52,
      y: headY - 130,
      width: 92,
      height: 135,
      rx: 42,
      fill: '#0b0d10',
    });
    const post = element('rect', { x: x - 14, y: headY - 190, width: 20, height: 80, fill: '#0b0d10' });
    return group(back + head + post, { transform: `rotate(11 ${x} ${floor})` });
  };
  const rows =
    drawing.doors === 4
      ? [
          pillarX + 80,
          pillarX - 840,
          ...(drawing.body === 'minivan' || drawing.body === 'van' ? [pillarX - 1640] : []),
        ]
      : [pillarX + 110];
  const wheel = stroke(
    straight(
      [
        [pillarX + 800, car.beltAt(pillarX) - 60],
        [pillarX + 690, car.beltAt(pillarX) + 130],
      ],
      false,
    ),
    '#0b0d10',
    30,
  );
  return group(rows.map((x) => seat(x)).join('') + wheel, { opacity: 0.62 });
}

/** Sky in the glass: a bright band across and a softer one beside it. */
function reflections({ shape: s, random }: Car): string {
  const belt = s.beltY;
  const start = s.frontAxle * (0.42 + random() * 0.2);
  const band = (x: number, width: number, opacity: number) =>
    shape(
      straight([
        [x, s.beltY - 80],
        [x + width, s.beltY - 80],
        [x + width + 420, s.height],
        [x + 420, s.height],
      ]),
      '#fff',
      { opacity },
    );
  const sky = element('rect', {
    x: s.tail,
    y: belt,
    width: s.nose - s.tail,
    height: s.height - belt,
    fill: 'url(#mirrored)',
  });
  return sky + band(start, 260, 0.13) + band(start + 320, 70, 0.1) + band(start - 1150, 180, 0.08);
}

/** Black posts between the windows. */
function pillars(car: Car): string {
  const { drawing } = car;
  const { posts } = doorLines(car);
  const colour = car.has('black-pillars') || drawing.trim !== 'chrome' ? '#08090a' : '#0d0e10';
  return posts.map(({ line, width }) => stroke(straight(line, false), colour, width)).join('');
}

/** The roof where it is painted in another colour, and its bright edge. */
export function otherRoof(car: Car): string {
  const { drawing, shape: s, outline } = car;
  if (!drawing.roof) return '';
  const low = car.beltAt(s.frontAxle / 2);
  const back = drawing.body === 'pickup' ? s.rearGlassX - 40 : s.tail - 50;
  const cut: Point[] = [
    [s.frontAxle + s.cowlX + 40, car.beltAt(s.frontAxle) + 10],
    [s.frontAxle + s.cowlX, s.height + 60],
    [back, s.height + 60],
    [back, car.beltAt(s.tail) + (drawing.body === 'hatchback' ? 70 : 20)],
  ];
  return [
    defs(
      clip('roof', straight(cut)) +
        linear(
          'roof-paint',
          [0, low],
          [0, s.height],
          [
            [0, darker(drawing.roof, 0.25)],
            [0.6, drawing.roof],
            [0.88, lighter(drawing.roof, 0.12)],
            [1, lighter(drawing.roof, 0.4)],
          ],
        ),
    ),
    group(shape(outline.body, 'url(#roof-paint)'), { 'clip-path': 'url(#roof)' }),
  ].join('');
}
