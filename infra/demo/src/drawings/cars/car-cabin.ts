import { straight } from '../geometry.ts';
import { element, group, shape, stroke } from '../svg.ts';
import type { Car } from './car.ts';
import { doorLines } from './door-lines.ts';

/** Front and rear seats and the steering wheel, dark behind the glass. */
export function seats(car: Car): string {
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
export function reflections({ shape: s, random }: Car): string {
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
export function pillars(car: Car): string {
  const { drawing } = car;
  const { posts } = doorLines(car);
  const colour = car.has('black-pillars') || drawing.trim !== 'chrome' ? '#08090a' : '#0d0e10';
  return posts.map(({ line, width }) => stroke(straight(line, false), colour, width)).join('');
}
