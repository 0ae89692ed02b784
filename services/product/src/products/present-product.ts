import type { Product, ProductImage } from '@eshop/contracts/api/product';
import { usd } from '@eshop/contracts/money';
import type { CategoryPath } from '../categories/category-tree.ts';
import type { ImageRecord, ProductRecord } from './product.ts';

/** A picture as everybody sees it. */
export const presentImage = ({ id, width, height }: ImageRecord, publicUrl: string): ProductImage => ({
  id,
  url: imageUrl(publicUrl, id, 'page'),
  thumbUrl: imageUrl(publicUrl, id, 'thumb'),
  width,
  height,
});

/** A product as everybody sees it. */
export function presentProduct(
  product: ProductRecord,
  categoryPath: CategoryPath,
  publicUrl: string,
): Product {
  const { id, sku, name, description, categoryId, priceAmount, weightKg, attributes, images, ...rest } =
    product;
  const { availableQuantity, archived, version, createdAt, updatedAt } = rest;
  return {
    id,
    sku,
    name,
    description,
    categoryId,
    categoryPath: [...categoryPath],
    price: usd(priceAmount),
    weightKg,
    attributes,
    images: images.map((image) => presentImage(image, publicUrl)),
    availableQuantity,
    archived,
    version,
    createdAt,
    updatedAt,
  };
}

/** The picture that lists show; null while a product has none. */
export const thumbUrlOf = ({ images }: ProductRecord, publicUrl: string): string | null =>
  images[0] ? imageUrl(publicUrl, images[0].id, 'thumb') : null;

const imageUrl = (publicUrl: string, id: string, size: 'page' | 'thumb'): string =>
  `${publicUrl.replace(/\/+$/, '')}/v1/product-images/${id}/${size}.webp`;
