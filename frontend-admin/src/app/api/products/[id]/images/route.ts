import { receiveImage } from '@/products/images/receive-image.ts';

/** A picture for a product, sent on to the shop as it came. */
export const POST = receiveImage;
