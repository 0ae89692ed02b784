import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { demoVehicles } from '../vehicles/index.ts';
import {
  drawPictures,
  drawVehicle,
  drawVehicleDetail,
  vehicleDetailSvg,
  vehicleSvg,
} from './draw-vehicle.ts';

/** One vehicle of each body, which together use every part of the drawings. */
const oneOfEachBody = [
  ...new Map(
    demoVehicles.map((vehicle) => [`${vehicle.drawing.kind} ${vehicle.drawing.body}`, vehicle]),
  ).entries(),
];

describe('drawings', () => {
  it('are written with numbers alone: nothing undefined, nothing out of reach', () => {
    for (const vehicle of demoVehicles) {
      const svg = vehicleSvg(vehicle) + vehicleDetailSvg(vehicle);
      expect(svg, vehicle.sku).not.toMatch(/NaN|undefined|Infinity|e\+/);
    }
  });

  it('differ from vehicle to vehicle', () => {
    const drawings = new Set(demoVehicles.map(vehicleSvg));
    expect(drawings.size).toBe(demoVehicles.length);
  });

  it('refer only to gradients, clips and filters that they define', () => {
    for (const vehicle of demoVehicles) {
      const svg = vehicleSvg(vehicle);
      const defined = new Set([...svg.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]));
      const used = [...svg.matchAll(/url\(#([^)]+)\)/g)].map((match) => match[1]);
      expect(
        used.filter((id) => !defined.has(id)),
        vehicle.sku,
      ).toEqual([]);
    }
  });

  it.each(oneOfEachBody)('%s: a WebP picture of 1600 × 1000 and less than 150 kB', async (_, vehicle) => {
    for (const { draw } of drawPictures(vehicle)) {
      const picture = await draw();
      const { format, width, height } = await sharp(picture).metadata();
      expect({ format, width, height }).toEqual({ format: 'webp', width: 1600, height: 1000 });
      expect(picture.length).toBeLessThan(150_000);
      expect(picture.length).toBeGreaterThan(8_000);
    }
  });

  it('are drawn once where they are kept, and anew when anything of them differs', async () => {
    const [one, other] = demoVehicles;
    if (!one || !other) throw new Error('the demo has no vehicles');
    const keptIn = await mkdtemp(join(tmpdir(), 'pictures-'));
    try {
      const first = await drawVehicle(one, { keptIn, width: 200 });
      const [file = ''] = await readdir(keptIn);
      expect(first.equals(await readFile(join(keptIn, file)))).toBe(true);
      await writeFile(join(keptIn, file), 'kept');
      expect(String(await drawVehicle(one, { keptIn, width: 200 }))).toBe('kept');
      const others = [
        await drawVehicle(one, { keptIn, width: 100 }),
        await drawVehicle(other, { keptIn, width: 200 }),
        await drawVehicleDetail(one, { keptIn, width: 200 }),
      ];
      for (const each of others) expect((await sharp(each).metadata()).format).toBe('webp');
      expect(await readdir(keptIn)).toHaveLength(4);
    } finally {
      await rm(keptIn, { recursive: true });
    }
  });

  it('give the same bytes each time', async () => {
    const [vehicle] = demoVehicles;
    if (!vehicle) throw new Error('the demo has no vehicles');
    expect((await drawVehicle(vehicle)).equals(await drawVehicle(vehicle))).toBe(true);
  });
});
