/** Attributes of an SVG element; numbers are written as they are. */
export type Attributes = Readonly<Record<string, string | number>>;

const attributesText = (attributes: Attributes): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');

/** An SVG element. */
export const element = (name: string, attributes: Attributes, content = ''): string =>
  content === ''
    ? `<${name}${attributesText(attributes)}/>`
    : `<${name}${attributesText(attributes)}>${content}</${name}>`;

/** A filled shape. */
export const shape = (d: string, fill: string, more: Attributes = {}): string =>
  element('path', { d, fill, ...more });

/** A drawn line with round ends. */
export const stroke = (d: string, colour: string, width: number, more: Attributes = {}): string =>
  element('path', {
    d,
    fill: 'none',
    stroke: colour,
    'stroke-width': width,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    ...more,
  });

/** A filled circle. */
export const circle = (cx: number, cy: number, r: number, fill: string, more: Attributes = {}): string =>
  element('circle', { cx, cy, r, fill, ...more });

/** A filled ellipse. */
export const ellipse = (
  cx: number,
  cy: number,
  rx: number,
  ry: number,
  fill: string,
  more: Attributes = {},
): string => element('ellipse', { cx, cy, rx, ry, fill, ...more });

/** Elements that share attributes. */
export const group = (content: string, attributes: Attributes = {}): string =>
  element('g', attributes, content);

/** One colour of a gradient: where (0 to 1), which, and how opaque. */
export type Stop = readonly [offset: number, colour: string, opacity?: number];

const stops = (list: readonly Stop[]): string =>
  list
    .map(([offset, colour, opacity = 1]) =>
      element('stop', {
        offset,
        'stop-color': colour,
        ...(opacity === 1 ? {} : { 'stop-opacity': opacity }),
      }),
    )
    .join('');

/** A gradient along a line in the drawing's own millimetres. */
export const linear = (
  id: string,
  from: readonly [number, number],
  to: readonly [number, number],
  list: readonly Stop[],
): string =>
  element(
    'linearGradient',
    { id, gradientUnits: 'userSpaceOnUse', x1: from[0], y1: from[1], x2: to[0], y2: to[1] },
    stops(list),
  );

/** A gradient from a centre outwards. */
export const radial = (
  id: string,
  centre: readonly [number, number],
  radius: number,
  list: readonly Stop[],
): string =>
  element(
    'radialGradient',
    { id, gradientUnits: 'userSpaceOnUse', cx: centre[0], cy: centre[1], r: radius },
    stops(list),
  );

/** Definitions that elements refer to by id. */
export const defs = (content: string): string => element('defs', {}, content);
/** A clip to the inside of a path. */
export const clip = (id: string, d: string): string => element('clipPath', { id }, element('path', { d }));
const glowLayers = 6;

/** A line of light that fades to both sides; drawn in layers, as a blur costs five times as long as all the rest. */
export function glow(d: string, colour: string, width: number, opacity: number): string {
  const layer = 1 - (1 - opacity) ** (1 / glowLayers);
  return Array.from({ length: glowLayers }, (_, index) =>
    stroke(d, colour, width * (1 - index / (glowLayers + 0.5)), { opacity: Math.round(layer * 1000) / 1000 }),
  ).join('');
}

/** A colour that fades from the middle of a shape to its edge, as large soft lights and their shadows do. */
export const fading = (id: string, colour: string): string =>
  element(
    'radialGradient',
    { id },
    stops([1, 0.88, 0.62, 0.34, 0.12, 0].map((opacity, index): Stop => [index / 5, colour, opacity])),
  );
