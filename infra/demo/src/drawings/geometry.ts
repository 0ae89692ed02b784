/** A point in millimetres: x forward, y up from the ground. The third number is how round the line passes: 0 a corner, 1 (the default) smooth. */
export type Point = readonly [x: number, y: number, roundness?: number];

const round = (value: number): number => Math.round(value * 10) / 10;
const text = (point: Point): string => `${round(point[0])} ${round(point[1])}`;

type Curve = readonly [from: Point, control1: Point, control2: Point, to: Point];

/**
 * Cubic curves through all points. A point's direction follows mostly its longer neighbour and its curvature stays
 * within the shorter one, so that a long roof keeps straight and bends only where it ends.
 */
function curvesThrough(points: readonly Point[], closed: boolean): Curve[] {
  const count = points.length;
  const at = (index: number): Point =>
    points[closed ? (index + count) % count : Math.min(count - 1, Math.max(0, index))] ?? [0, 0];
  const distance = (from: Point, to: Point) => Math.hypot(to[0] - from[0], to[1] - from[1]);
  const tangent = (index: number): readonly [number, number] => {
    const [before, here, after] = [at(index - 1), at(index), at(index + 1)];
    const [backward, forward] = [distance(before, here), distance(here, after)];
    const part = (axis: 0 | 1) =>
      (here[axis] - before[axis]) / Math.sqrt(backward || 1) +
      (after[axis] - here[axis]) / Math.sqrt(forward || 1);
    const [x, y] = [part(0), part(1)];
    const reach =
      ((here[2] ?? 1) * (backward && forward ? Math.min(backward, forward) : 0)) / (Math.hypot(x, y) || 1);
    return [x * reach, y * reach];
  };
  return Array.from({ length: closed ? count : count - 1 }, (_, index): Curve => {
    const [from, to] = [at(index), at(index + 1)];
    const third = distance(from, to) / 3;
    const handle = (point: number): readonly [number, number] => {
      const [x, y] = tangent(point);
      const length = Math.hypot(x, y) || 1;
      const reach = Math.min(third, 0.42 * length) / length;
      const soft = at(point)[2] ?? 1;
      return [x * reach * (length < third ? 1 : soft), y * reach * (length < third ? 1 : soft)];
    };
    const [start, end] = [handle(index), handle(index + 1)];
    return [from, [from[0] + start[0], from[1] + start[1]], [to[0] - end[0], to[1] - end[1]], to];
  });
}

const curveText = ([, control1, control2, to]: Curve): string =>
  `C${text(control1)} ${text(control2)} ${text(to)}`;

/** SVG path data of a smooth line through the points; `open` leaves out the move to the first one, to go on from another line. */
export function smooth(points: readonly Point[], { closed = false, open = false } = {}): string {
  const first = points[0];
  if (!first) return '';
  const curves = curvesThrough(points, closed).map(curveText).join('');
  return `${open ? `L${text(first)}` : `M${text(first)}`}${curves}${closed ? 'Z' : ''}`;
}

/** SVG path data of straight lines through the points. */
export const straight = (points: readonly Point[], closed = true): string =>
  `M${points.map(text).join('L')}${closed ? 'Z' : ''}`;

/** Points along the smooth line, `steps` to each piece. */
export function flatten(points: readonly Point[], steps = 12): Point[] {
  const curves = curvesThrough(points, false);
  const inner = curves.flatMap(([a, b, c, d]) =>
    Array.from({ length: steps }, (_, step): Point => {
      const t = (step + 1) / steps;
      const weights = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3] as const;
      const mix = (axis: 0 | 1) =>
        a[axis] * weights[0] + b[axis] * weights[1] + c[axis] * weights[2] + d[axis] * weights[3];
      return [mix(0), mix(1)];
    }),
  );
  return points[0] ? [points[0], ...inner] : inner;
}

/** Highest y of a line at x; 0 where the line does not pass. */
export function heightAt(line: readonly Point[], x: number): number {
  let highest = 0;
  for (let index = 1; index < line.length; index += 1) {
    const [from, to] = [line[index - 1], line[index]];
    if (!from || !to || (from[0] - x) * (to[0] - x) > 0 || from[0] === to[0]) continue;
    highest = Math.max(highest, from[1] + ((to[1] - from[1]) * (x - from[0])) / (to[0] - from[0]));
  }
  return highest;
}

/** A point around a centre; the angle in degrees, 0 to the front, counting towards the sky. */
export function around(centre: Point, radius: number, degrees: number): Point {
  const angle = (degrees * Math.PI) / 180;
  return [centre[0] + radius * Math.cos(angle), centre[1] + radius * Math.sin(angle)];
}

/** The point between two others, `share` of the way. */
export const between = (from: Point, to: Point, share: number): Point => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
];

/** Points by their distances from an anchor, written as `x y` or `x y roundness` and parted by commas. */
export const offsets = ([x, y]: Point, list: string): Point[] =>
  list.split(',').map((part): Point => {
    const [right = 0, up = 0, roundness = 1] = part.trim().split(' ').map(Number);
    return [x + right, y + up, roundness];
  });
