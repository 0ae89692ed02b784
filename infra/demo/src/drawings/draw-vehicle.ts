import sharp from 'sharp';
import { carSvg } from './cars/draw-car.ts';
import { motorcycleSvg } from './motorcycles/draw-motorcycle.ts';
import { seedOf } from './random.ts';
import type { VehicleDrawing } from './vehicle-drawing.ts';

/** What is needed to draw a vehicle; the SKU alone decides its chance details. */
export type DrawnVehicle = { readonly sku: string; readonly drawing: VehicleDrawing };

const render = (svg: string): Promise<Buffer> => sharp(Buffer.from(svg)).webp({ quality: 84, effort: 3 }).toBuffer();

/** SVG text of a vehicle from its side. */
export function vehicleSvg({ sku, drawing }: DrawnVehicle): string {
  const seed = seedOf(sku);
  return drawing.kind === 'car' ? carSvg(drawing, seed) : motorcycleSvg(drawing, seed);
}

/** The picture of a vehicle from its side: WebP, 1600 × 1000. The same vehicle always gives the same picture. */
export const drawVehicle = (vehicle: DrawnVehicle): Promise<Buffer> => render(vehicleSvg(vehicle));

/** A picture to be drawn when it is needed. */
export type Picture = { readonly name: string; readonly draw: () => Promise<Buffer> };

/** The pictures of a vehicle's page, the one for lists first. */
export const drawPictures = (vehicle: DrawnVehicle): readonly Picture[] => [{ name: `${vehicle.sku}.webp`, draw: () => drawVehicle(vehicle) }];
