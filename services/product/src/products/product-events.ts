import { productCreated, productUpdated } from '@eshop/contracts/events';
import { usd } from '@eshop/contracts/money';
import { newEvent, type OutboxEvent } from '@eshop/kit/messaging';
import { thumbUrlOf } from './present-product.ts';
import type { ProductRecord } from './product.ts';

const source = 'product';

function common(product: ProductRecord, publicUrl: string) {
  const { id, sku, name, categoryId, priceAmount, weightKg, version } = product;
  const thumbUrl = thumbUrlOf(product, publicUrl);
  return { productId: id, sku, name, categoryId, price: usd(priceAmount), weightKg, thumbUrl, version };
}

/** `product-created`: tells the warehouse what to receive. */
export const createdEvent = (
  product: ProductRecord,
  initialQuantity: number,
  publicUrl: string,
): OutboxEvent => newEvent(productCreated, { ...common(product, publicUrl), initialQuantity }, { source });

/** `product-updated`: the product as it is since this version. */
export const updatedEvent = (product: ProductRecord, publicUrl: string): OutboxEvent =>
  newEvent(productUpdated, { ...common(product, publicUrl), archived: product.archived }, { source });
