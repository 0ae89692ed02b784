import type { Product, UpdateProduct } from '@eshop/contracts/api/product';
import type { AuditActor } from '@eshop/kit/audit';
import { countProduct } from '../categories/category-store.ts';
import type { Context } from '../context.ts';
import { auditWrites } from '../table/audit-store.ts';
import { auditOfProduct } from './audit-product.ts';
import { unknownCategory } from './create-product.ts';
import { changeProduct } from './product.ts';
import { findProduct } from './product-store.ts';
import { presentSaved, saveProduct } from './save-product.ts';

/** Changes a product. @throws 404, 412, 409 when it is archived, 400 for an unknown category. */
export async function updateProduct(
  context: Context,
  actor: AuditActor,
  id: string,
  expectedVersion: number,
  change: UpdateProduct,
): Promise<Product> {
  const before = await findProduct(context.table, id);
  const now = context.now();
  const product = changeProduct(before, expectedVersion, change, now);
  const moved = product.categoryId !== before.categoryId;
  if (moved && (await context.catalogue.categoryPath(product.categoryId)).length === 0)
    throw unknownCategory();
  const counts = moved
    ? [
        countProduct(product.categoryId, id, 1, unknownCategory),
        countProduct(before.categoryId, id, -1, unknownCategory),
      ]
    : [];
  const audit = auditWrites(actor, auditOfProduct('product.update', before, product), now);
  await saveProduct(context, product, now, ...counts, ...audit);
  return presentSaved(context, product);
}
