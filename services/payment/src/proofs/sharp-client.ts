/** Why a picture is not accepted; null when it is. */
export type PictureFault = string | null;

/** Larger pictures are refused before they are unpacked: a small file can unpack to gigabytes. */
export const maxPixels = 50_000_000;

let queue: Promise<unknown> = Promise.resolve();

/** Reads a picture to its end to see that it can be shown. One after the other: unpacked pictures are large. */
export function findPictureFault(content: Buffer): Promise<PictureFault> {
  const looked = queue.then(() => look(content));
  queue = looked.catch(() => undefined);
  return looked;
}

async function look(content: Buffer): Promise<PictureFault> {
  // Loaded with the first picture: an idle service does without the memory of its libraries.
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  try {
    const { width, height } = await sharp(content).metadata();
    if (width * height > maxPixels) return `must have at most ${maxPixels} pixels`;
    await sharp(content, { limitInputPixels: maxPixels, sequentialRead: true, failOn: 'error' })
      .resize({ width: 64, height: 64, fit: 'inside' })
      .raw()
      .toBuffer();
    return null;
  } catch {
    return 'can not be read as a picture';
  }
}
