import { darker, lighter } from '../colour.ts';
import { heightAt, type Point, smooth, straight } from '../geometry.ts';
import { defs, element, group, linear, shape, stroke } from '../svg.ts';
import type { Car } from './car.ts';

/** A post between windows. */
export type Post = { readonly line: readonly Point[]; readonly width: number };

/** Where the doors part, and the posts of the windows. */
export type DoorLines = {
  readonly frontX: number;
  readonly pillarX: number;
  readonly rearX: number;
  readonly posts: readonly Post[];
};

/** Where the doors of a car begin and end: behind the front wheel, at the middle post, before the rear wheel. */
export function doorLines(car: Car): DoorLines {
  const { shape: s, outline, drawing } = car;
  const cowl = s.frontAxle + s.cowlX;
  const frontX = Math.min(s.frontAxle - outline.archRadius - 65, cowl - 60);
  const two = drawing.doors === 2;
  const long = two ? Math.min(1330, frontX - outline.archRadius - 90) : 1080;
  const pillarX = two ? frontX - long : Math.max(frontX - long, s.frontAxle * 0.43);
  const rearX = two ? pillarX : Math.min(outline.archRadius - 60, pillarX - 700);
  const post = (x: number, lean: number, width: number): Post => ({
    line: [
      [x + lean * 0.2, car.beltAt(x) - 120],
      [x - lean, s.height + 20],
    ],
    width,
  });
  const quarter =
    drawing.body === 'convertible'
      ? []
      : drawing.doors === 4
        ? [post(pillarX, 35, 72), post(rearX - 40, 130, 46)]
        : [post(pillarX, 30, 70)];
  const extra = drawing.body === 'minivan' || drawing.body === 'van' ? [post(rearX - 40, 20, 80)] : [];
  return {
    frontX,
    pillarX,
    rearX,
    posts: [...(extra.length > 0 ? [post(pillarX, 25, 72)] : quarter), ...extra],
  };
}

/** Gaps between the panels, handles, filler cap, mirror. */
export function doors(car: Car): string {
  const { shape: s, drawing, outline } = car;
  const { frontX, pillarX, rearX } = doorLines(car);
  const gap = (points: readonly Point[]) =>
    stroke(smooth(points), '#000', 7, { opacity: 0.62 }) +
    stroke(smooth(points.map(([x, y, r]): Point => [x - 8, y, r ?? 1])), '#fff', 4, { opacity: 0.2 });
  const belt = (x: number) => car.beltAt(x) - 14;
  const sill = outline.sillY + 62;
  const front: Point[] = [
    [frontX + 10, belt(frontX)],
    [frontX + 25, belt(frontX) - 260],
    [frontX + 5, sill + 150],
    [frontX - 45, sill, 0.4],
  ];
  const middle: Point[] = [
    [pillarX + 12, belt(pillarX)],
    [pillarX + 18, sill + 220],
    [pillarX - 5, sill],
  ];
  const wheelTop = s.wheelRadius + outline.archRadius * 0.55;
  const reach = outline.archRadius + 45;
  const rear: Point[] = [
    [rearX, belt(rearX)],
    [rearX + 10, belt(rearX) - 190],
    [Math.max(rearX + 25, reach * 0.86), wheelTop],
    [Math.max(rearX + 60, reach + 5), s.wheelRadius - 10],
    [Math.max(rearX + 60, reach + 30), sill, 0.4],
  ];
  const bottom: Point[] = [
    [frontX - 45, sill],
    [drawing.doors === 4 ? Math.max(rearX + 60, reach + 30) : pillarX - 5, sill],
  ];
  return [
    gap(front),
    gap(middle),
    drawing.doors === 4 ? gap(rear) : '',
    stroke(straight(bottom, false), '#000', 6, { opacity: 0.5 }),
    handle(car, pillarX + 130),
    drawing.doors === 4 ? handle(car, rearX + 130) : '',
    fillerCap(car),
    bonnetAndBumpers(car),
    mirror(car),
  ].join('');
}

function handle(car: Car, x: number): string {
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

function fillerCap(car: Car): string {
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
function bonnetAndBumpers(car: Car): string {
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

function mirror(car: Car): string {
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
    shape(
      straight([
        [x + 40, y - 30],
        [x - 60, y - 30],
        [x - 90, y + 25],
        [x + 70, y + 25],
      ]),
      '#101114',
    ),
    shape(smooth(shell, { closed: true }), 'url(#mirror)', {
      stroke: '#000',
      'stroke-opacity': 0.45,
      'stroke-width': 5,
    }),
  ].join('');
}
