import { brightness, darker, lighter } from '../colour.ts';
import { defs, linear } from '../svg.ts';
import type { Bike } from './bike.ts';

/** The thin dark edge of painted parts. */
export const outlined = { stroke: '#000', 'stroke-opacity': 0.5, 'stroke-width': 5 } as const;

/** Gradients of the two paints, bright where the sky falls on them. */
export function paintDefs({ drawing, head }: Bike): string {
  const [low, high] = [head[1] - 420, head[1] + 130];
  const gradient = (id: string, colour: string) => {
    const dark = brightness(colour) < 0.25 ? 0.3 : 0.45;
    return linear(
      id,
      [0, low],
      [0, high],
      [
        [0, darker(colour, 0.55)],
        [0.4, darker(colour, 0.18)],
        [0.62, colour],
        [0.82, lighter(colour, dark * 0.5)],
        [0.93, lighter(colour, dark)],
        [1, lighter(colour, dark * 1.35)],
      ],
    );
  };
  return defs(
    gradient('bike-paint', drawing.paint) +
      gradient('bike-accent', drawing.accent) +
      linear(
        'seat-skin',
        [0, head[1] - 300],
        [0, head[1] + 100],
        [
          [0, '#0d0e10'],
          [1, '#3a3c40'],
        ],
      ),
  );
}
