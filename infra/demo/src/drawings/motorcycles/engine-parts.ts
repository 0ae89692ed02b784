import { around, offsets, type Point, smooth } from '../geometry.ts';
import { circle, element, group, shape, stroke } from '../svg.ts';

/** A block with rounded corners. */
export const rect = (
  x: number,
  y: number,
  width: number,
  height: number,
  rx: number,
  fill: string,
  more: Record<string, string | number> = {},
): string => element('rect', { x, y, width, height, rx, fill, ...more });

/** The thin dark edge of metal parts. */
export const edge = { stroke: '#0a0b0c', 'stroke-opacity': 0.6, 'stroke-width': 5 };

/** A cylinder standing on the crankcase: fins, head, cover. Leans by degrees to the front. */
export function cylinder(
  at: Point,
  lean: number,
  width: number,
  height: number,
  cooled: 'air' | 'water',
): string {
  const half = width / 2;
  const finCount = cooled === 'air' ? 9 : 0;
  const fins = Array.from({ length: finCount }, (_, index) =>
    rect(-half - 14, 24 + (index * (height * 0.62)) / finCount, width + 28, 10, 4, '#9da3a9', {
      opacity: 0.95,
    }),
  ).join('');
  const headY = height * 0.66;
  return group(
    [
      rect(-half, 0, width, height * 0.7, 14, 'url(#metal-dark)', edge),
      fins,
      rect(-half - 8, headY, width + 16, height * 0.2, 12, 'url(#metal)', edge),
      rect(-half + 4, headY + height * 0.18, width - 8, height * 0.2, 26, 'url(#cover)', edge),
      rect(-half + 22, headY + height * 0.31, width - 44, 9, 4, '#fff', { opacity: 0.35 }),
      circle(-half + 24, headY + height * 0.1, 8, '#3b3f44'),
      circle(half - 24, headY + height * 0.1, 8, '#3b3f44'),
    ].join(''),
    { transform: `translate(${at[0]} ${at[1]}) rotate(${-lean})` },
  );
}

/** Crankcase with clutch and generator covers. */
export function crankcase([x, y]: Point): string {
  const body: Point[] = offsets(
    [x, y],
    '215 60, 150 110 0.5, -190 120 0.6, -265 40, -250 -70, -130 -150 0.6, 130 -165 0.5, 210 -80',
  );
  const bolts = (cx: number, cy: number, radius: number, count: number) =>
    Array.from({ length: count }, (_, index) => {
      const [bx, by] = around([cx, cy], radius, (360 / count) * index + 12);
      return circle(bx, by, 8, '#565b61');
    }).join('');
  return [
    shape(smooth(body, { closed: true }), 'url(#metal-dark)', edge),
    circle(x - 70, y - 15, 112, 'url(#metal)', edge),
    circle(x - 70, y - 15, 84, 'none', { stroke: '#4a4f55', 'stroke-width': 6 }),
    bolts(x - 70, y - 15, 98, 8),
    stroke(
      smooth([
        around([x - 70, y - 15], 66, 70),
        around([x - 70, y - 15], 66, 110),
        around([x - 70, y - 15], 66, 150),
      ]),
      '#fff',
      12,
      { opacity: 0.32 },
    ),
    circle(x + 118, y + 5, 72, 'url(#metal)', edge),
    bolts(x + 118, y + 5, 60, 6),
    circle(x + 118, y + 5, 34, '#3c4045'),
    rect(x - 120, y - 172, 250, 40, 16, '#1a1b1e', edge),
  ].join('');
}
