import type { ProductImage } from '@eshop/contracts/api/product';

/** Widths in which the shop keeps each picture. */
const thumbWidth = 480;
const pageWidth = 1600;

/** The site's own address of a picture that the shop names by an address of its own; null for one that is none of its. */
export function mediaPath(url: string): string | null {
  const found = /\/product-images\/([0-9a-f-]{36})\/(page|thumb)\.webp$/i.exec(url);
  return found ? `/media/${found[1]}/${found[2]}.webp` : null;
}

/** What an <img> needs to show a picture in the size that fits, without moving the page. */
export function pictureSource({ url, thumbUrl, width, height }: ProductImage) {
  const page = mediaPath(url) ?? '';
  const thumb = mediaPath(thumbUrl) ?? page;
  const largest = Math.min(width, pageWidth);
  return {
    src: page,
    srcSet: `${thumb} ${Math.min(thumbWidth, largest)}w, ${page} ${largest}w`,
    width,
    height,
  };
}
