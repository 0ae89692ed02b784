import type { Product } from '@eshop/contracts/api/product';
import { productPageText } from '@text/product-page';
import { mediaPath, pictureSource } from '@/catalogue/pictures.ts';

/** A picture as the gallery shows it. */
export type GalleryPicture = {
  readonly id: string;
  readonly src: string;
  readonly srcSet: string;
  readonly width: number;
  readonly height: number;
  /** The small one. */
  readonly thumb: string;
  /** What is seen. The shop keeps no words for pictures: the first is the vehicle from its side. */
  readonly alt: string;
};

/** A vehicle's pictures, the one that stands for it first. */
export const galleryPictures = ({ name, images }: Pick<Product, 'name' | 'images'>): GalleryPicture[] =>
  images.map((image, index) => ({
    id: image.id,
    ...pictureSource(image),
    thumb: mediaPath(image.thumbUrl) ?? '',
    alt:
      index === 0
        ? productPageText.firstPicture(name)
        : productPageText.furtherPicture(name, index + 1, images.length),
  }));
