import type { Product } from '@eshop/contracts/api/product';
import type { AuditActor } from '@eshop/kit/audit';
import { invalidState } from '@eshop/kit/errors';
import { countProduct } from '../categories/category-store.ts';
import type { Context } from '../context.ts';
import { auditWrites } from '../table/audit-store.ts';
import { auditOfProduct } from './audit-product.ts';
import { unknownCategory } from './create-product.ts';
import { restoreProduct as restored } from './product.ts';
import { findProduct } from './product-store.ts';
import { presentSaved, saveProduct } from './save-product.ts';

/**
 * Puts an archived product back on sale. Its category may have been deleted meanwhile: then another one must be named.
 * @throws 404, 412, 409 when it is on sale or its category is gone, 400 for an unknown category.
 */
export async function restoreProduct(
  context: Context,
  actor: AuditActor,
  id: string,
  expectedVersion: number,
  categoryId?: string,
): Promise<Product> {
  const before = await findProduct(context.table, id);
  const now = context.now();
  const product = restored(before, expectedVersion, categoryId ?? before.categoryId, now);
  const refused = () => (categoryId === undefined ? invalidState('its category is gone') : unknownCategory());
  if ((await context.catalogue.categoryPath(product.categoryId)).length === 0) throw refused();
  const counts = countProduct(product.categoryId, id, 1, refused);
  const audit = auditWrites(actor, auditOfProduct('product.restore', before, product), now);
  await saveProduct(context, product, now, counts, ...audit);
  return presentSaved(context, product);
}
