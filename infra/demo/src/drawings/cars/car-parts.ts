import type { Car } from './car.ts';
import { arches, archLips, cladding } from './car-cladding.ts';
import { bed, ducktail, roofRails, sideSteps, slideRail, spoiler } from './car-fittings.ts';
import { chromeBumpers, lowerTrim, rubStrip, stripe } from './car-trim.ts';
import { exhaust, fenderVent, sideIntake } from './car-vents.ts';

/** Roof rails, spoilers, cladding, steps, bumpers, vents and pipes on the body. */
export function onBody(car: Car): string {
  const draw: readonly (readonly [Parameters<Car['has']>[0], (car: Car) => string])[] = [
    ['cladding', cladding],
    ['arches', arches],
    ['roof-rails', roofRails],
    ['spoiler', spoiler],
    ['ducktail', ducktail],
    ['side-intake', sideIntake],
    ['fender-vent', fenderVent],
    ['side-steps', sideSteps],
    ['chrome-bumpers', chromeBumpers],
    ['exhaust', exhaust],
    ['stripe', stripe],
    ['slat-side', rubStrip],
  ];
  return (
    lowerTrim(car) +
    archLips(car) +
    draw.map(([feature, part]) => (car.has(feature) ? part(car) : '')).join('') +
    (car.drawing.body === 'pickup' ? bed(car) : '') +
    (car.drawing.body === 'minivan' ? slideRail(car) : '')
  );
}
