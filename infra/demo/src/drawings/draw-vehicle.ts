import sharp from 'sharp';
import { carDetailView, carSvg } from './cars/draw-car.ts';
import { motorcycleDetailView, motorcycleSvg } from './motorcycles/draw-motorcycle.ts';
import { seedOf } from './random.ts';
import type { VehicleDrawing } from './vehicle-drawing.ts';

/** What is needed to draw a vehicle; the SKU alone decides its chance details. */
export type DrawnVehicle = { readonly sku: string; readonly drawing: VehicleDrawing };

/** A picture to be drawn when it is needed. */
export type Picture = { readonly name: string; readonly draw: () => Promise<Buffer> };

const render = (svg: string): Promise<Buffer> =>
  sharp(Buffer.from(svg)).webp({ quality: 84, effort: 1 }).toBuffer();

/** SVG text of a whole vehicle from its right side. */
export const vehicleSvg = ({ sku, drawing }: DrawnVehicle): string =>
  drawing.kind === 'car' ? carSvg(drawing, seedOf(sku)) : motorcycleSvg(drawing, seedOf(sku));

/** SVG text of a vehicle from near. */
export const vehicleDetailSvg = ({ sku, drawing }: DrawnVehicle): string =>
  drawing.kind === 'car'
    ? carSvg(drawing, seedOf(sku), carDetailView(drawing))
    : motorcycleSvg(drawing, seedOf(sku), motorcycleDetailView(drawing));

/** The picture of a vehicle from its side: WebP, 1600 × 1000. The same vehicle always gives the same picture. */
export const drawVehicle = (vehicle: DrawnVehicle): Promise<Buffer> => render(vehicleSvg(vehicle));

/** The second picture: the same vehicle from near. */
export const drawVehicleDetail = (vehicle: DrawnVehicle): Promise<Buffer> =>
  render(vehicleDetailSvg(vehicle));

/** The pictures of a vehicle's page, the one for lists first. */
export const drawPictures = (vehicle: DrawnVehicle): readonly Picture[] => [
  { name: `${vehicle.sku}-side.webp`, draw: () => drawVehicle(vehicle) },
  { name: `${vehicle.sku}-detail.webp`, draw: () => drawVehicleDetail(vehicle) },
];
