import { randomOf } from '../random.ts';
import { groundShadow, picture, pictureSize, type View } from '../scene.ts';
import type { MotorcycleDrawing } from '../vehicle-drawing.ts';
import { type Bike, layOut } from './bike.ts';
import { seatAndTail } from './bike-bodywork.ts';
import { frame } from './bike-chassis.ts';
import { controls, footRests } from './bike-controls.ts';
import { engine } from './bike-engine.ts';
import { exhaust } from './bike-exhaust.ts';
import { front } from './bike-fairings.ts';
import { fork } from './bike-fork.ts';
import { luggage } from './bike-luggage.ts';
import { paintDefs } from './bike-paint.ts';
import { tank } from './bike-tank.ts';
import { bikeWheel, type WheelLook, wheelDefs } from './bike-wheel.ts';
import { scooterBody } from './scooter.ts';
import { shock, swingArm } from './suspension.ts';

function suspension(bike: Bike): string {
  const { drawing, rear, saddle, pivot } = bike;
  const colour = drawing.body === 'classic' ? '#c6cbd0' : bike.random() < 0.5 ? '#b8252a' : '#d0a92c';
  if (drawing.body === 'classic')
    return shock([rear.x + 35, rear.y + 30], [saddle[0] - 330, saddle[1] - 60], colour);
  if (drawing.body === 'cruiser')
    return shock([rear.x + 80, rear.y + 60], [saddle[0] - 250, saddle[1] - 70], '#2f3236');
  return shock([pivot[0] - 90, pivot[1] + 20], [pivot[0] - 10, pivot[1] + 260], colour);
}

function motorcycle(bike: Bike, wheels: string): string {
  return [
    suspension(bike),
    swingArm(bike),
    wheels,
    frame(bike),
    engine(bike),
    seatAndTail(bike),
    exhaust(bike),
    footRests(bike),
    fork(bike),
    tank(bike),
    controls(bike),
    front(bike),
    luggage(bike),
  ].join('');
}

/** The motorcycle in millimetres, y up. */
function drawingOf(drawing: MotorcycleDrawing, seed: number): string {
  const random = randomOf(seed);
  const bike = layOut(drawing, random);
  const scooter = drawing.body === 'scooter';
  const look: WheelLook = {
    style: drawing.wheel,
    colour: drawing.rim ?? '#b4b9bf',
    fat: drawing.body === 'cruiser' ? 108 : drawing.body === 'classic' ? 88 : scooter ? 84 : 98,
  };
  const wheels =
    bikeWheel(look, bike.rear, scooter ? 0 : 112, 90 + random() * 40) +
    bikeWheel(look, bike.front, scooter ? 95 : 152, 90 + random() * 40);
  return [
    groundShadow(-bike.rear.radius, drawing.wheelbase + bike.front.radius, [0, drawing.wheelbase], 0.5),
    paintDefs(bike),
    wheelDefs(look),
    scooter ? wheels + scooterBody(bike) + luggage(bike) : motorcycle(bike, wheels),
  ].join('');
}

/** How a whole motorcycle lies in the picture. */
export function motorcycleView({ wheelbase }: MotorcycleDrawing): View {
  const length = wheelbase + 650;
  const scale = (1060 * (length / 2100) ** 0.5) / length;
  return { scale, originX: pictureSize.width / 2 - (wheelbase / 2 - 20) * scale, groundY: 810 };
}

/** The middle of the motorcycle, near: engine, tank, front wheel. */
export function motorcycleDetailView(drawing: MotorcycleDrawing): View {
  const scale = motorcycleView(drawing).scale * 1.5;
  return { scale, originX: pictureSize.width / 2 - drawing.wheelbase * 0.66 * scale, groundY: 930 };
}

/** SVG text of a motorcycle from its right side. */
export const motorcycleSvg = (
  drawing: MotorcycleDrawing,
  seed: number,
  view = motorcycleView(drawing),
): string => picture(view, seed, drawingOf(drawing, seed));
