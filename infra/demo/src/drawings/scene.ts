import { randomOf } from './random.ts';
import { defs, element, ellipse, fading, group, linear, radial } from './svg.ts';

/** Size of a picture in pixels. */
export const pictureSize = { width: 1600, height: 1000 } as const;

/** Part of the drawing that a picture shows: pixels per millimetre, and where the ground and the rear axle lie. */
export type View = { readonly scale: number; readonly originX: number; readonly groundY: number };

/** Quiet studio walls: far and near the light. */
const walls = [
  ['#fbfcfd', '#d9dfe6'],
  ['#fcfbf9', '#e2ddd5'],
  ['#fafcfb', '#d8e0dc'],
  ['#fbfbfd', '#dcdce6'],
  ['#fcfcfb', '#dfe0df'],
  ['#fafcfe', '#d2dce6'],
] as const;

/** A studio: wall, floor and soft light behind a vehicle. */
export function studio(seed: number, groundY: number): string {
  const { width, height } = pictureSize;
  const random = randomOf(seed ^ 0x51ed);
  const [light, shade] = walls[Math.floor(random() * walls.length)] ?? walls[0];
  const centre = width * (0.42 + random() * 0.16);
  const horizon = groundY - 85;
  return [
    defs(
      radial('wall', [centre, horizon - 330], width * 0.75, [
        [0, light],
        [0.45, light],
        [1, shade],
      ]) +
        linear(
          'floor',
          [0, horizon],
          [0, height],
          [
            [0, shade, 0],
            [0.1, shade, 0.75],
            [0.3, light, 0.9],
            [1, shade, 0.95],
          ],
        ),
    ),
    element('rect', { width, height, fill: 'url(#wall)' }),
    element('rect', { y: horizon, width, height: height - horizon, fill: 'url(#floor)' }),
  ].join('');
}

/** Shadow on the ground from `from` to `to` (millimetres), darkest under the wheels; `strength` is that of the part between them. */
export function groundShadow(from: number, to: number, contacts: readonly number[], strength = 1): string {
  const [middle, half] = [(from + to) / 2, (to - from) / 2];
  const soft = (x: number, y: number, rx: number, ry: number, opacity: number) =>
    ellipse(x, y, rx, ry, 'url(#fading)', { opacity: opacity * strength });
  return [
    defs(fading('fading', '#06080c')),
    soft(middle, -20, half * 1.22, 230, 0.34),
    soft(middle, 0, half * 1.06, 120, 0.6),
    ...contacts.map((x) => ellipse(x, 0, half * 0.2, 52, 'url(#fading)', { opacity: 0.95 })),
  ].join('');
}

/** Turns a drawing in millimetres, y up, into the picture. */
export function picture(view: View, seed: number, drawing: string): string {
  const { width, height } = pictureSize;
  const placed = group(drawing, {
    transform: `matrix(${view.scale} 0 0 ${-view.scale} ${view.originX} ${view.groundY})`,
  });
  return element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` },
    studio(seed, view.groundY) + placed,
  );
}
