import { z } from 'zod';
import { eventType } from '../event-type.ts';
import { idSchema } from '../ids.ts';
import { moneySchema } from '../money.ts';
import { countSchema, versionSchema } from '../whole-number.ts';

const productData = {
  productId: idSchema,
  sku: z.string().min(1),
  name: z.string().min(1),
  categoryId: idSchema,
  price: moneySchema,
  weightKg: z.number().positive(),
  thumbUrl: z.string().min(1).nullable(),
  version: versionSchema,
};
const orderingKey = (data: { productId: string }) => data.productId;

/** A product was put on sale; its first stock goes to the main warehouse. */
export const productCreated = eventType({
  topic: 'product-created',
  data: z.object({ ...productData, initialQuantity: countSchema }),
  orderingKey,
});

/** A product is as told here since `version`. */
export const productUpdated = eventType({
  topic: 'product-updated',
  data: z.object({ ...productData, archived: z.boolean() }),
  orderingKey,
});

/** So much of a product can be sold, over all warehouses; `version` is the warehouse's own counter for the product. */
export const productQuantityUpdated = eventType({
  topic: 'product-quantity-updated',
  data: z.object({ productId: idSchema, availableQuantity: countSchema, version: versionSchema }),
  orderingKey,
});
