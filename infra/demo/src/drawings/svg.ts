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

export const circle = (cx: number, cy: number, r: number, fill: string, more: Attributes = {}): string =>
  element('circle', { cx, cy, r, fill, ...more });

export const ellipse = (
  cx: number,
  cy: number,
  rx: number,
  ry: number,
  fill: string,
  more: Attributes = {},
): string => element('ellipse', { cx, cy, rx, ry, fill, ...more });

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

export const defs = (content: string): string => element('defs', {}, content);
export const clip = (id: string, d: string): string => element('clipPath', { id }, element('path', { d }));
/** A blur; `room` is how many times its own height a shape may spread above and below. */
export const blur = (id: string, deviation: number, room = 1): string =>
  element(
    'filter',
    {
      id,
      'color-interpolation-filters': 'sRGB',
      x: '-25%',
      width: '150%',
      y: `${-100 * room}%`,
      height: `${100 + 200 * room}%`,
    },
    element('feGaussianBlur', { stdDeviation: deviation }),
  );
