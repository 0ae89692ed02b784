import { randomOf } from '../random.ts';
import { groundShadow, picture, pictureSize, type View } from '../scene.ts';
import { group } from '../svg.ts';
import type { CarDrawing } from '../vehicle-drawing.ts';
import type { Car } from './car.ts';
import { behindBody } from './car-attachments.ts';
import { doors } from './car-doors.ts';
import { glasshouse } from './car-glass.ts';
import { lights } from './car-lights.ts';
import { carOutline } from './car-outline.ts';
import { paintedBody } from './car-paint.ts';
import { onBody } from './car-parts.ts';
import type { WheelLook } from './car-rims.ts';
import { otherRoof } from './car-roof.ts';
import { carShape } from './car-shape.ts';
import { underbody } from './car-underbody.ts';
import { carWheel, wheelDefs } from './car-wheel.ts';
import { openTop } from './open-top.ts';

const caliperOf = (car: Car): string => {
  if (car.has('red-calipers')) return '#c3161c';
  if (car.has('yellow-calipers')) return '#e0b21e';
  return '#4b5057';
};

function wheelLook(car: Car): WheelLook {
  const { drawing, shape, random } = car;
  const off = drawing.body === 'boxy-suv' || drawing.body === 'pickup';
  const old = drawing.wheel === 'steel' || drawing.wheel === 'classic';
  return {
    style: drawing.wheel,
    radius: shape.wheelRadius,
    rimShare: off ? 0.65 : old && shape.wheelRadius < 325 ? 0.66 : 0.775,
    colour: drawing.rim ?? '#b4b9bf',
    caliper: caliperOf(car),
    turn: 90 + random() * 30,
  };
}

/** The car in millimetres, y up. */
function carDrawing(drawing: CarDrawing, seed: number): string {
  const shape = carShape(drawing);
  const features = new Set(drawing.features);
  const car: Car = {
    drawing,
    shape,
    outline: carOutline(drawing.body, shape),
    random: randomOf(seed),
    has: (feature) => features.has(feature),
    beltAt: (x) =>
      shape.beltY +
      ((shape.frontAxle + shape.cowlX - x) / (shape.frontAxle + shape.cowlX - shape.rearGlassX)) *
        shape.beltRise,
  };
  const look = wheelLook(car);
  const wheel = (x: number) =>
    group(carWheel({ ...look, turn: look.turn + x / 40 }), {
      transform: `translate(${x} ${shape.wheelRadius})`,
    });
  const open = drawing.body === 'convertible';
  return [
    groundShadow(shape.tail, shape.nose, [0, shape.frontAxle]),
    underbody(car),
    open ? openTop(car) : behindBody(car),
    paintedBody(car),
    otherRoof(car),
    open ? '' : glasshouse(car),
    doors(car),
    onBody(car),
    lights(car),
    wheelDefs(look),
    wheel(0),
    wheel(shape.frontAxle),
  ].join('');
}

/** How a whole car lies in the picture: big cars larger than small ones, though not in full proportion. */
export function carView({ length, wheelbase, frontOverhang }: CarDrawing): View {
  const scale = (1370 * (length / 4600) ** 0.34) / length;
  const front = frontOverhang ?? length * 0.19;
  const rear = length - wheelbase - front;
  return { scale, originX: pictureSize.width / 2 + (rear - length / 2) * scale, groundY: 750 };
}

/** The front of the car, near: light, wheel, door. */
export function carDetailView(drawing: CarDrawing): View {
  const scale = carView(drawing).scale * 1.95;
  const front = drawing.wheelbase + (drawing.frontOverhang ?? drawing.length * 0.19);
  return { scale, originX: pictureSize.width - 130 - front * scale, groundY: 900 };
}

/** SVG text of a car from its right side. */
export const carSvg = (drawing: CarDrawing, seed: number, view = carView(drawing)): string =>
  picture(view, seed, carDrawing(drawing, seed));
