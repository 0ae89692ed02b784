import { addProductImage, maxProductImages } from '@eshop/contracts/api/product';
import { imagesText } from '@text/product-images';

const { maxBytes, contentTypes } = addProductImage.file;

/** What a chooser of files offers. */
export const acceptedTypes = contentTypes.join(',');

/** Why a file can't become a picture, as far as its name and size tell; null when it may. */
export function fileProblem({ size, type }: Pick<File, 'size' | 'type'>, roomLeft: number): string | null {
  if (roomLeft <= 0) return imagesText.tooMany(maxProductImages);
  if (size === 0) return imagesText.empty;
  if (size > maxBytes) return imagesText.tooLarge;
  if (!(contentTypes as readonly string[]).includes(type)) return imagesText.wrongType;
  return null;
}

/** What the shop's refusal of a file means, in words. */
export function refusalWords(status: number, code: string | undefined): string {
  if (code === 'TOO_MANY_IMAGES') return imagesText.tooMany(maxProductImages);
  if (code === 'INVALID_STATE') return imagesText.archived;
  if (status === 413) return imagesText.tooLarge;
  if (status === 415) return imagesText.wrongType;
  if (status === 400) return imagesText.broken;
  if (status === 401) return imagesText.sessionEnded;
  if (status === 403) return imagesText.notAllowed;
  return imagesText.lost;
}
