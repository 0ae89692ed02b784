import type { Bike } from './bike.ts';
import { airCleaner, boxerHead, electricDrive, gradients, radiator } from './engine-covers.ts';
import { crankcase, cylinder, edge, rect } from './engine-parts.ts';

/** The engine as seen from the right. */
export function engine(bike: Bike): string {
  const { drawing } = bike;
  const [x, y] = bike.engine;
  const old =
    drawing.body === 'classic' ||
    drawing.body === 'cruiser' ||
    (drawing.body === 'adventure' && drawing.engine === 'single');
  const cooled = old ? 'air' : 'water';
  const cool = old ? '' : radiator(bike);
  switch (drawing.engine) {
    case 'electric':
      return gradients(bike) + electricDrive(bike);
    case 'boxer':
      return (
        gradients(bike) +
        crankcase([x, y + 20]) +
        rect(x - 120, y + 90, 300, 190, 30, 'url(#metal-dark)', edge) +
        boxerHead(bike, 1)
      );
    case 'flat-six':
      return (
        gradients(bike) +
        crankcase([x, y]) +
        rect(x - 170, y + 90, 400, 200, 30, 'url(#metal-dark)', edge) +
        boxerHead(bike, 3)
      );
    case 'v-twin': {
      const [high, wide] = drawing.body === 'cruiser' || drawing.body === 'touring' ? [335, 178] : [310, 150];
      return (
        gradients(bike) +
        cool +
        cylinder([x - 50, y + 65], -22, wide, high * 0.93, bike.has('bags') ? 'air' : cooled) +
        cylinder([x + 80, y + 65], 25, wide, high, bike.has('bags') ? 'air' : cooled) +
        airCleaner(bike) +
        crankcase([x, y])
      );
    }
    case 'l-twin':
    case 'v-four':
      return (
        gradients(bike) +
        cool +
        cylinder([x - 60, y + 80], -14, 165, 300, cooled) +
        cylinder([x + 130, y + 30], 72, 165, 250, cooled) +
        crankcase([x, y])
      );
    case 'single':
      return (
        gradients(bike) +
        (old ? '' : cool) +
        cylinder([x + 55, y + 80], old ? 4 : 14, 165, 360, cooled) +
        crankcase([x, y])
      );
    default:
      return (
        gradients(bike) +
        cool +
        cylinder([x + 50, y + 80], old ? 6 : 26, 205, 320, cooled) +
        crankcase([x, y])
      );
  }
}
