import type { Bike } from './bike.ts';
import { pressedSteel } from './classic-scooter.ts';
import { modern } from './modern-scooter.ts';

/** Everything of a scooter but its wheels: leg shield, floor, rear body, seat, handlebar. */
export const scooterBody = (bike: Bike): string =>
  bike.drawing.accent === '#6b4a32' ? pressedSteel(bike) : modern(bike);
