import type { Product } from '@eshop/contracts/api/product';
import type { AuditActor } from '@eshop/kit/audit';
import type { Context } from '../context.ts';
import { auditOfProduct } from '../products/audit-product.ts';
import { orderImages as ordered } from '../products/product.ts';
import { findProduct } from '../products/product-store.ts';
import { presentSaved, saveProduct } from '../products/save-product.ts';
import { auditWrites } from '../table/audit-store.ts';

/**
 * Puts the pictures of a product into an order. One that is added at the same moment is not lost: it makes the version
 * stale. @throws 404, 412, 409 when it is archived, 400 for anything but all of its pictures.
 */
export async function orderImages(
  context: Context,
  actor: AuditActor,
  id: string,
  expectedVersion: number,
  imageIds: readonly string[],
): Promise<Product> {
  const before = await findProduct(context.table, id);
  const now = context.now();
  const product = ordered(before, expectedVersion, imageIds, now);
  if (product !== before) {
    const audit = auditWrites(actor, auditOfProduct('product.order-images', before, product), now);
    await saveProduct(context, product, now, ...audit);
  }
  return presentSaved(context, product);
}
