import { darker, lighter } from '../colour.ts';
import { heightAt, offsets, type Point, smooth, straight } from '../geometry.ts';
import { element, shape, stroke } from '../svg.ts';
import type { Car } from './car.ts';

/** Rails along the roof. */
export function roofRails({ shape: s, outline, drawing }: Car): string {
  const from = s.frontAxle + s.screenTopX - 150;
  const to = s.roofRearX - (drawing.body === 'minivan' || drawing.body === 'van' ? -60 : 20);
  const roof = (x: number) => heightAt(outline.top, x);
  const steps = [0, 0.25, 0.5, 0.75, 1].map((t) => from + (to - from) * t);
  const line = steps.map((x, index): Point => [x, roof(x) + (index === 0 || index === 4 ? 2 : 34)]);
  const colour = drawing.trim === 'chrome' ? '#cfd4d8' : '#1b1d20';
  return (
    stroke(smooth(line), colour, 24) +
    stroke(smooth(line.map(([x, y]): Point => [x, y + 6])), '#fff', 5, { opacity: 0.5 })
  );
}

/** A lip at the end of the roof, or on the boot lid. */
export function spoiler({ shape: s, outline, drawing }: Car): string {
  const tall = s.roofRearX < 150 && drawing.body !== 'coupe';
  const [x, y] = tall ? [s.roofRearX, s.roofRearY] : [s.tail + 90, s.deckY];
  const lip: Point[] = tall
    ? [
        [x + 160, heightAt(outline.top, x + 160) - 4, 0.4],
        [x, y + 10],
        [x - 95, y - 22, 0.1],
        [x - 70, y - 60, 0.3],
        [x + 60, y - 40],
      ]
    : [
        [x + 210, s.deckY - 4, 0.4],
        [x + 40, y + 44],
        [x - 60, y + 62, 0.1],
        [x - 40, y + 10, 0.3],
        [x + 100, y - 14],
      ];
  return shape(smooth(lip, { closed: true }), darker(drawing.roof ?? drawing.paint, 0.28), {
    stroke: '#000',
    'stroke-opacity': 0.35,
    'stroke-width': 5,
  });
}

/** A boot lid that turns up at its end. */
export function ducktail({ shape: s, drawing }: Car): string {
  const x = s.tail + 70;
  return (
    shape(
      smooth(offsets([x, s.deckY], '260 2 0.4, 80 26, -34 66 0.1, -20 6 0.3, 60 -30'), { closed: true }),
      drawing.paint,
    ) + stroke(smooth(offsets([x, s.deckY], '260 4, 80 28, -30 66')), lighter(drawing.paint, 0.5), 6)
  );
}

/** A board to step on below the doors. */
export function sideSteps({ shape: s, outline }: Car): string {
  const [from, to] = [outline.archRadius + 30, s.frontAxle - outline.archRadius - 30];
  return (
    element('rect', { x: from, y: s.clearance - 52, width: to - from, height: 58, rx: 24, fill: '#17181b' }) +
    element('rect', {
      x: from + 20,
      y: s.clearance - 6,
      width: to - from - 40,
      height: 8,
      rx: 4,
      fill: '#6b7076',
    })
  );
}

/** Gap between cab and bed, and the rail on top of the bed. */
export function bed({ shape: s }: Car): string {
  const x = s.rearGlassX - 34;
  return (
    stroke(
      straight(
        [
          [x, s.deckY],
          [x, s.clearance + 60],
        ],
        false,
      ),
      '#050607',
      15,
    ) +
    element('rect', {
      x: s.tail + 30,
      y: s.deckY - 12,
      width: x - s.tail - 45,
      height: 26,
      rx: 8,
      fill: '#17181b',
    })
  );
}

/** The groove in which a sliding door runs. */
export function slideRail(car: Car): string {
  const { shape: s } = car;
  const y = car.beltAt(s.tail) - 110;
  return stroke(
    straight(
      [
        [s.tail + 260, y + 12],
        [s.frontAxle * 0.3, y],
      ],
      false,
    ),
    '#000',
    12,
    { opacity: 0.5 },
  );
}
