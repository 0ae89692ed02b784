import sharp from 'sharp';

/** Bytes of both sizes as WebP, and the size of the larger one in pixels. */
export type ResizedImage = {
  readonly page: Uint8Array;
  readonly thumb: Uint8Array;
  readonly width: number;
  readonly height: number;
};

/** Larger pictures are refused unread: a small file can unpack to gigabytes. */
const maxPixels = 50_000_000;

/** Longest sides in pixels; smaller pictures are not enlarged. */
const sizes = { page: { width: 1600, height: 1200 }, thumb: { width: 480, height: 360 } } as const;
const quality = { page: 80, thumb: 74 } as const;
/** Of 6: a third less work than libwebp's own 4, for pictures larger by a twentieth. */
const effort = 2;

sharp.cache(false);
sharp.concurrency(1);

/** What is wrong with a picture, in words for who sent it. */
export class UnreadablePicture extends Error {
  override readonly name = 'UnreadablePicture';
}

/**
 * Makes both sizes, upright as the picture's EXIF says and without any metadata.
 * @throws {UnreadablePicture} when it can't be read as a picture or has too many pixels.
 */
export async function resizeImage(content: Uint8Array): Promise<ResizedImage> {
  const make = (size: keyof typeof sizes) =>
    sharp(content, { limitInputPixels: maxPixels, sequentialRead: true })
      .autoOrient()
      .resize({ ...sizes[size], fit: 'inside', withoutEnlargement: true })
      .webp({ quality: quality[size], effort })
      .toBuffer({ resolveWithObject: true });
  try {
    const page = await make('page');
    const thumb = await make('thumb');
    const { width, height } = page.info;
    return { page: page.data, thumb: thumb.data, width, height };
  } catch (error) {
    const tooLarge = error instanceof Error && error.message.includes('pixel limit');
    throw new UnreadablePicture(
      tooLarge ? `must have at most ${maxPixels} pixels` : 'can not be read as a picture',
      { cause: error },
    );
  }
}
