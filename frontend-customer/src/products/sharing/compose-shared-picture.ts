import 'server-only';
import sharp, { type OverlayOptions } from 'sharp';
import { drawText } from './draw-text.ts';
import { sharedPictureSize } from './shared-picture.ts';

/** What a shared picture tells. */
export type Shared = {
  readonly shop: string;
  readonly name: string;
  readonly facts: string;
  readonly price: string;
  readonly plate: string;
  /** The vehicle's picture as the shop keeps it; null when there is none. */
  readonly picture: Buffer | null;
};

const { width, height } = sharedPictureSize;
const margin = 56;
const pictureHeight = 448;
const pictureWidth = 717;

const ink = '#14171f';
const soft = '#4d5563';
const ground = '#f3f5f8';
const accent = '#c02a1d';

/** One picture is drawn at a time by few hands: a page is always more urgent than a picture for elsewhere. */
sharp.concurrency(1);
sharp.cache(false);

/** Draws the picture that a link to a vehicle is shown with elsewhere: the vehicle, its name, price and plate. */
export async function composeSharedPicture(shared: Shared): Promise<Buffer> {
  const [price, facts, plate, shop] = await Promise.all([
    drawText(shared.price, { size: 56, colour: ink, weight: 'bold' }, 420),
    drawText(shared.facts, { size: 26, colour: soft }, 640),
    drawText(shared.plate, { size: 22, colour: soft, weight: 'bold', spacing: 1.5 }, 380),
    drawText(shared.shop.toUpperCase(), { size: 26, colour: ink, weight: 'bold', spacing: 1.5 }, 300),
  ]);
  const name = await drawText(
    shared.name,
    { size: 56, colour: ink, weight: 'bold' },
    width - 2 * margin - 40 - Math.max(price.width, plate.width + 28),
  );
  const nameBaseline = 542;
  const factsTop = 564;
  const right = (drawn: { width: number }) => width - margin - drawn.width;
  const plateBox = { x: right({ width: plate.width + 28 }), y: factsTop - 8, width: plate.width + 28 };
  const shopBox = { x: margin, y: 40, width: shop.width + 44 };
  const layers: OverlayOptions[] = [
    ...(shared.picture ? [await vehicle(shared.picture)] : []),
    {
      input: drawing(
        rect({ x: 0, y: pictureHeight, width, height: height - pictureHeight, fill: '#ffffff' }) +
          rect({ x: 0, y: pictureHeight, width, height: 4, fill: ink }) +
          rect({ ...shopBox, height: 46, rx: 8, fill: '#ffffff', stroke: ink }) +
          rect({ x: shopBox.x + 2, y: shopBox.y + 2, width: 13, height: 42, rx: 4, fill: accent }) +
          rect({ ...plateBox, height: 40, rx: 7, fill: 'none', stroke: soft }),
      ),
      top: 0,
      left: 0,
    },
    placed(shop, shopBox.x + 28, shopBox.y + (46 - shop.height) / 2),
    placed(name, margin, nameBaseline - name.height),
    // A price reaches below the line with its comma.
    placed(price, right(price), nameBaseline + 8 - price.height),
    placed(facts, margin, factsTop + 4),
    placed(plate, plateBox.x + 14, plateBox.y + (40 - plate.height) / 2),
  ];
  return sharp({ create: { width, height, channels: 3, background: ground } })
    .composite(layers)
    .png({ palette: true, quality: 90, effort: 4 })
    .toBuffer();
}

/** The vehicle in the middle, its sides faded into the ground. */
async function vehicle(picture: Buffer): Promise<OverlayOptions> {
  const { data, info } = await sharp(picture, { limitInputPixels: 40_000_000 })
    .resize(pictureWidth, pictureHeight, { fit: 'inside' })
    .ensureAlpha()
    .png({ compressionLevel: 1 })
    .toBuffer({ resolveWithObject: true });
  const faded = await sharp(data)
    .composite([{ input: fade(info), blend: 'dest-in' }])
    .png({ compressionLevel: 1 })
    .toBuffer();
  return {
    input: faded,
    left: Math.round((width - info.width) / 2),
    top: Math.round((pictureHeight - info.height) / 2),
  };
}

const fade = ({ width: wide, height: tall }: { width: number; height: number }): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${tall}"><defs><linearGradient id="f">` +
      '<stop offset="0" stop-opacity="0"/><stop offset="0.06"/><stop offset="0.94"/>' +
      `<stop offset="1" stop-opacity="0"/></linearGradient></defs><rect width="${wide}" height="${tall}" fill="url(#f)"/></svg>`,
  );

const placed = ({ input }: { input: Buffer }, left: number, top: number): OverlayOptions => ({
  input,
  left: Math.round(left),
  top: Math.round(top),
});

type Rect = {
  x: number;
  y: number;
  width: number;
  height: number;
  fill: string;
  rx?: number;
  stroke?: string;
};
const rect = ({ stroke, rx = 0, ...box }: Rect): string => {
  const attributes = { ...box, rx, ...(stroke ? { stroke, 'stroke-width': 2.5 } : {}) };
  return `<rect ${Object.entries(attributes)
    .map(([name, value]) => `${name}="${value}"`)
    .join(' ')}/>`;
};

const drawing = (inside: string): Buffer =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${inside}</svg>`);
