type Rgb = readonly [red: number, green: number, blue: number];

const part = (hex: string, at: number): number => Number.parseInt(hex.slice(at, at + 2), 16);
const parse = (hex: string): Rgb => [part(hex, 1), part(hex, 3), part(hex, 5)];
const format = (rgb: readonly number[]): string =>
  `#${rgb
    .map((part) =>
      Math.round(Math.min(255, Math.max(0, part)))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;

/** A colour between two, `share` of the way to the second. */
export function mix(from: string, to: string, share: number): string {
  const [one, other] = [parse(from), parse(to)];
  return format(one.map((part, index) => part + ((other[index] ?? part) - part) * share));
}

/** A colour nearer to white. */
export const lighter = (colour: string, share: number): string => mix(colour, '#ffffff', share);

/** A colour nearer to black, a little towards blue as shadows in daylight are. */
export const darker = (colour: string, share: number): string => mix(colour, '#05070c', share);

/** How bright a colour looks, 0 black to 1 white. */
export function brightness(colour: string): number {
  const [red, green, blue] = parse(colour);
  return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
}
