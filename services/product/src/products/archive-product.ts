import type { AuditActor } from '@eshop/kit/audit';
import { countProduct } from '../categories/category-store.ts';
import type { Context } from '../context.ts';
import { auditWrites } from '../table/audit-store.ts';
import { auditOfProduct } from './audit-product.ts';
import { unknownCategory } from './create-product.ts';
import { archiveProduct as archived } from './product.ts';
import { findProduct } from './product-store.ts';
import { saveProduct } from './save-product.ts';

/** Takes a product off sale; it stays readable by id, and its SKU stays taken. @throws 404, 412. */
export async function archiveProduct(
  context: Context,
  actor: AuditActor,
  id: string,
  expectedVersion: number,
): Promise<void> {
  const before = await findProduct(context.table, id);
  const now = context.now();
  const product = archived(before, expectedVersion, now);
  if (product === before) return;
  const counts = countProduct(before.categoryId, id, -1, unknownCategory);
  const audit = auditWrites(actor, auditOfProduct('product.archive', before, product), now);
  await saveProduct(context, product, now, counts, ...audit);
}
