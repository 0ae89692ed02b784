import { darker, lighter } from '../colour.ts';
import { heightAt, offsets, type Point, smooth, straight } from '../geometry.ts';
import { defs, element, group, linear, shape, stroke } from '../svg.ts';
import type { Car } from './car.ts';

/** A door handle whose rear end is at x. */
export function handle(car: Car, x: number): string {
  const y = car.beltAt(x) - (car.drawing.body === 'convertible' ? 120 : 105);
  const { paint } = car.drawing;
  const chrome = car.drawing.trim === 'chrome';
  const bar = (fill: string, dy: number, height: number, opacity = 1) =>
    element('rect', { x: x - 5, y: y + dy, width: 190, height, rx: height / 2, fill, opacity });
  return [
    element('ellipse', { cx: x + 85, cy: y + 12, rx: 70, ry: 24, fill: '#000', opacity: 0.22 }),
    bar('#000', -6, 34, 0.3),
    bar(chrome ? '#c9ced3' : darker(paint, 0.12), 0, 30),
    bar(chrome ? '#fff' : lighter(paint, 0.45), 18, 9, 0.8),
  ].join('');
}

/** The flap over the fuel filler or charging socket. */
export function fillerCap(car: Car): string {
  const { shape: s, outline, random } = car;
  const x = random() * 60 - 90;
  const y = s.wheelRadius + outline.archRadius + 85;
  if (y + 150 > car.beltAt(x)) return '';
  return element('rect', {
    x,
    y,
    width: 150,
    height: 135,
    rx: 34,
    fill: 'none',
    stroke: '#000',
    'stroke-width': 5,
    opacity: 0.35,
  });
}

/** Where bonnet, wings and bumpers meet. */
export function bonnetAndBumpers(car: Car): string {
  const { shape: s, outline, drawing } = car;
  const cowl = s.frontAxle + s.cowlX;
  const hood: Point[] = [
    [cowl - 20, s.cowlY - 22],
    [s.frontAxle + 40, heightAt(outline.top, s.frontAxle + 40) - 50],
    [s.nose - 240 - s.noseRound, s.hoodFrontY - 42],
  ];
  const bumper: Point[] = [
    [s.frontAxle + outline.archRadius * 0.92, s.wheelRadius + outline.archRadius * 0.45],
    [s.nose - 270, s.hoodFrontY - 130 - s.noseRound],
    [s.nose - 120, s.hoodFrontY - 170 - s.noseRound],
  ];
  const rear: Point[] = [
    [-outline.archRadius * 0.95, s.wheelRadius + outline.archRadius * 0.4],
    [s.tail + 260, s.tailY * 0.8],
    [s.tail + 20, s.tailY * 0.8],
  ];
  const line = (points: readonly Point[]) => stroke(smooth(points), '#000', 6, { opacity: 0.42 });
  const boot: Point[] = [
    [s.rearGlassX + 30, s.rearGlassY - 40],
    [s.rearGlassX - 20, s.deckY - 55],
    [s.tail + 120, s.deckY - 55],
  ];
  const hasBoot = s.rearGlassX - s.tail > 380 && drawing.body !== 'pickup';
  const hatch: Point[] = [
    [s.rearGlassX + 60, s.rearGlassY + 60],
    [s.tail + 110, s.tailY + 40],
    [s.tail + 85, s.tailY * 0.72],
  ];
  const lid = hasBoot ? line(boot) : drawing.body === 'pickup' ? '' : line(hatch);
  return group(line(hood) + line(bumper) + line(rear) + lid, { 'clip-path': 'url(#body)' });
}

/** The mirror at the foot of the windscreen. */
export function mirror(car: Car): string {
  const { shape: s, drawing } = car;
  const x = s.frontAxle + s.cowlX - (drawing.body === 'convertible' ? 210 : 250);
  const y = car.beltAt(x) + 6;
  const big = drawing.body === 'pickup' || drawing.body === 'boxy-suv' ? 1.3 : 1;
  const shell: Point[] = [
    [x + 10, y],
    [x + 95 * big, y + 18],
    [x + 90 * big, y + 95 * big],
    [x - 40, y + 125 * big],
    [x - 118 * big, y + 112 * big],
    [x - 128 * big, y + 30],
  ];
  const colour = drawing.roof && car.has('black-pillars') ? drawing.roof : drawing.paint;
  return [
    defs(
      linear(
        'mirror',
        [0, y],
        [0, y + 125 * big],
        [
          [0, darker(colour, 0.55)],
          [0.35, darker(colour, 0.12)],
          [0.8, lighter(colour, 0.3)],
          [1, lighter(colour, 0.55)],
        ],
      ),
    ),
    shape(straight(offsets([x, y], '40 -30, -60 -30, -90 25, 70 25')), '#101114'),
    shape(smooth(shell, { closed: true }), 'url(#mirror)', {
      stroke: '#000',
      'stroke-opacity': 0.45,
      'stroke-width': 5,
    }),
  ].join('');
}
