import type { Product } from '@eshop/contracts/api/product';
import type { Context } from '../context.ts';
import { appendEvent } from '../table/outbox-store.ts';
import type { Write } from '../table/write.ts';
import { presentProduct } from './present-product.ts';
import type { ProductRecord } from './product.ts';
import { updatedEvent } from './product-events.ts';
import { replaceProduct } from './product-store.ts';

/**
 * Writes a product's next version with its `product-updated` and whatever else belongs to the change, all or nothing.
 * @throws 412 when another change came first.
 */
export async function saveProduct(
  context: Context,
  product: ProductRecord,
  now: Date,
  ...others: readonly Write[]
): Promise<void> {
  await context.table.write(
    replaceProduct(product, now),
    appendEvent(updatedEvent(product, context.config.PUBLIC_URL)),
    ...others,
  );
  context.catalogue.productWritten(product, now);
  context.relay.wake();
}

/** A product as everybody sees it, with the path of its category. */
export async function presentSaved(context: Context, product: ProductRecord): Promise<Product> {
  const path = await context.catalogue.categoryPath(product.categoryId);
  return presentProduct(product, path, context.config.PUBLIC_URL);
}
