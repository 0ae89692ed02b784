import { badRequest } from '@eshop/kit/errors';
import type { ImageFiles } from './image-store.ts';

export type ResizedImage = { readonly files: ImageFiles; readonly width: number; readonly height: number };

/** Larger pictures are refused unread: a small file can unpack to gigabytes. */
export const maxPixels = 50_000_000;

/** Longest sides in pixels; smaller pictures are not enlarged. */
const sizes = { page: { width: 1600, height: 1200 }, thumb: { width: 480, height: 360 } } as const;
const quality = { page: 80, thumb: 74 } as const;

let queue: Promise<unknown> = Promise.resolve();

/**
 * Makes both sizes as WebP, upright as its EXIF says and without any metadata. One picture after the other: unpacked ones
 * are large. @throws 400 naming `file` when it can't be read as a picture or has too many pixels.
 */
export function resizeImage(content: Buffer): Promise<ResizedImage> {
  const resized = queue.then(() => resize(content));
  queue = resized.catch(() => undefined);
  return resized;
}

async function resize(content: Buffer): Promise<ResizedImage> {
  // Loaded at the first picture: most instances never meet one, and it brings a library of its own.
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  const make = (size: keyof typeof sizes) =>
    sharp(content, { limitInputPixels: maxPixels, sequentialRead: true })
      .autoOrient()
      .resize({ ...sizes[size], fit: 'inside', withoutEnlargement: true })
      .webp({ quality: quality[size] })
      .toBuffer({ resolveWithObject: true });
  try {
    const page = await make('page');
    const thumb = await make('thumb');
    const { width, height } = page.info;
    return { files: { page: page.data, thumb: thumb.data }, width, height };
  } catch (error) {
    const tooLarge = error instanceof Error && error.message.includes('pixel limit');
    const message = tooLarge ? `must have at most ${maxPixels} pixels` : 'can not be read as a picture';
    throw badRequest([{ path: 'file', message }]);
  }
}
