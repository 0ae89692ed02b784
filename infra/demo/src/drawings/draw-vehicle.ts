import sharp from 'sharp';
import { carDetailView, carSvg } from './cars/draw-car.ts';
import { keptPicture } from './kept-pictures.ts';
import { motorcycleDetailView, motorcycleSvg } from './motorcycles/draw-motorcycle.ts';
import { seedOf } from './random.ts';
import type { VehicleDrawing } from './vehicle-drawing.ts';

/** What is needed to draw a vehicle; the SKU alone decides its chance details. */
export type DrawnVehicle = { readonly sku: string; readonly drawing: VehicleDrawing };

/** A picture to be drawn when it is needed. */
export type Picture = { readonly name: string; readonly draw: () => Promise<Buffer> };

export type PictureOptions = {
  /** Pixels; 1600 when left out. */
  readonly width?: number | undefined;
  /** A folder in which pictures are kept, so that each is drawn once; none when left out. */
  readonly keptIn?: string | undefined;
};

const encoding = { quality: 84, effort: 1 } as const;

function render(svg: string, { width = 1600, keptIn }: PictureOptions = {}): Promise<Buffer> {
  const draw = () => sharp(Buffer.from(svg)).resize({ width }).webp(encoding).toBuffer();
  return keptIn ? keptPicture(keptIn, [svg, width, encoding, sharp.versions], draw) : draw();
}

/** SVG text of a whole vehicle from its right side. */
export const vehicleSvg = ({ sku, drawing }: DrawnVehicle): string =>
  drawing.kind === 'car' ? carSvg(drawing, seedOf(sku)) : motorcycleSvg(drawing, seedOf(sku));

/** SVG text of a vehicle from near. */
export const vehicleDetailSvg = ({ sku, drawing }: DrawnVehicle): string =>
  drawing.kind === 'car'
    ? carSvg(drawing, seedOf(sku), carDetailView(drawing))
    : motorcycleSvg(drawing, seedOf(sku), motorcycleDetailView(drawing));

/** The picture of a vehicle from its side: WebP, 16 to 10. The same vehicle always gives the same picture. */
export const drawVehicle = (vehicle: DrawnVehicle, options?: PictureOptions): Promise<Buffer> =>
  render(vehicleSvg(vehicle), options);

/** The second picture: the same vehicle from near. */
export const drawVehicleDetail = (vehicle: DrawnVehicle, options?: PictureOptions): Promise<Buffer> =>
  render(vehicleDetailSvg(vehicle), options);

/** The pictures of a vehicle's page, the one for lists first. */
export const drawPictures = (vehicle: DrawnVehicle, options?: PictureOptions): readonly Picture[] => [
  { name: `${vehicle.sku}-side.webp`, draw: () => drawVehicle(vehicle, options) },
  { name: `${vehicle.sku}-detail.webp`, draw: () => drawVehicleDetail(vehicle, options) },
];
