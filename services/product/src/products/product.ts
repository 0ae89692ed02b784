import {
  type Attributes,
  type CreateProduct,
  maxProductImages,
  type UpdateProduct,
} from '@eshop/contracts/api/product';
import { problems } from '@eshop/contracts/problem';
import { badRequest, invalidState, refusal, versionConflict } from '@eshop/kit/errors';

/** A picture of a product: its id names the files; width and height are those of the page size, in pixels. */
export type ImageRecord = { readonly id: string; readonly width: number; readonly height: number };

/** A product as it is stored. */
export type ProductRecord = {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly description: string;
  readonly categoryId: string;
  /** Cents. */
  readonly priceAmount: number;
  readonly weightKg: number;
  readonly attributes: Attributes;
  readonly images: readonly ImageRecord[];
  /** As last told by the warehouse. */
  readonly availableQuantity: number;
  /** The warehouse's version of that quantity; 0 before the first. */
  readonly quantityVersion: number;
  readonly archived: boolean;
  /** Rises with each change an admin makes; quantities leave it alone. */
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
};

/** A product to be put on sale; nothing is in stock until the warehouse says so. */
export function newProduct(
  { price, sku, initialQuantity: _received, ...rest }: CreateProduct & { sku: string },
  id: string,
  now: Date,
): ProductRecord {
  return {
    ...rest,
    id,
    sku,
    priceAmount: price.amount,
    images: [],
    availableQuantity: 0,
    quantityVersion: 0,
    archived: false,
    version: 1,
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
  };
}

/** A product with an admin's changes. @throws 412 for another version, 409 when it is archived. */
export function changeProduct(
  product: ProductRecord,
  expectedVersion: number,
  change: UpdateProduct,
  now: Date,
): ProductRecord {
  checkVersion(product, expectedVersion);
  checkOnSale(product);
  const { name, description, categoryId, price, weightKg, attributes } = change;
  return next(product, now, {
    name: name ?? product.name,
    description: description ?? product.description,
    categoryId: categoryId ?? product.categoryId,
    priceAmount: price?.amount ?? product.priceAmount,
    weightKg: weightKg ?? product.weightKg,
    attributes: changeAttributes(product.attributes, attributes ?? {}),
  });
}

/** A product taken off sale; one that is archived already stays as it is. @throws 412 for another version. */
export function archiveProduct(product: ProductRecord, expectedVersion: number, now: Date): ProductRecord {
  checkVersion(product, expectedVersion);
  return product.archived ? product : next(product, now, { archived: true });
}

/** A product back on sale, in this category. @throws 412 for another version, 409 when it is on sale already. */
export function restoreProduct(
  product: ProductRecord,
  expectedVersion: number,
  categoryId: string,
  now: Date,
): ProductRecord {
  checkVersion(product, expectedVersion);
  if (!product.archived) throw invalidState('the product is not archived');
  return next(product, now, { archived: false, categoryId });
}

/** A product with one more picture. @throws 409 `TOO_MANY_IMAGES` or, when it is archived, `INVALID_STATE`. */
export function addImage(product: ProductRecord, image: ImageRecord, now: Date): ProductRecord {
  checkRoomForImage(product);
  return next(product, now, { images: [...product.images, image] });
}

/** @throws 409 `TOO_MANY_IMAGES` or, when the product is archived, `INVALID_STATE`. */
export function checkRoomForImage(product: ProductRecord): void {
  checkOnSale(product);
  if (product.images.length >= maxProductImages)
    throw refusal(problems.TOO_MANY_IMAGES, `at most ${maxProductImages} images`);
}

/** A product without one of its pictures; null when it has no such picture. */
export function removeImage(product: ProductRecord, imageId: string, now: Date): ProductRecord | null {
  const images = product.images.filter(({ id }) => id !== imageId);
  return images.length === product.images.length ? null : next(product, now, { images });
}

/**
 * A product with its pictures in this order; as it is when they stand so already.
 * @throws 412 for another version, 409 when it is archived, 400 for anything but all of its pictures.
 */
export function orderImages(
  product: ProductRecord,
  expectedVersion: number,
  imageIds: readonly string[],
  now: Date,
): ProductRecord {
  checkVersion(product, expectedVersion);
  checkOnSale(product);
  const byId = new Map(product.images.map((image) => [image.id, image]));
  const images = imageIds.flatMap((id) => byId.get(id) ?? []);
  if (images.length !== imageIds.length || images.length !== product.images.length)
    throw badRequest([{ path: 'imageIds', message: 'must name all pictures of the product and no other' }]);
  const stands = product.images.every(({ id }, at) => id === imageIds[at]);
  return stands ? product : next(product, now, { images });
}

function next(product: ProductRecord, now: Date, change: Partial<ProductRecord>): ProductRecord {
  return { ...product, ...change, version: product.version + 1, updatedAt: now.toISOString() };
}

function checkVersion(product: ProductRecord, expectedVersion: number): void {
  if (product.version !== expectedVersion) throw versionConflict();
}

function checkOnSale(product: ProductRecord): void {
  if (product.archived) throw invalidState('the product is archived');
}

type AttributesChange = NonNullable<UpdateProduct['attributes']>;

/** Left out stays, null goes. */
function changeAttributes(attributes: Attributes, change: AttributesChange): Attributes {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  const merged = { ...attributes, ...Object.fromEntries(given) };
  const kept = Object.entries(merged).filter(([, value]) => value !== null);
  // make, model and year can't be null in a change, so they are all still there.
  return Object.fromEntries(kept) as Attributes;
}
