import type { AuditAction } from '@eshop/contracts/api/audit';
import { usd } from '@eshop/contracts/money';
import type { AuditAct, AuditState } from '@eshop/kit/audit';
import type { ProductRecord } from './product.ts';

/** What the audit trail keeps of a change of a product; `before` is null for a new one. */
export const auditOfProduct = (
  action: AuditAction,
  before: ProductRecord | null,
  after: ProductRecord,
): AuditAct => ({
  action,
  subject: { type: 'product', id: after.id, label: after.name },
  before: before && stateOf(before),
  after: stateOf(after),
});

/** What staff decide on; the quantity is the warehouse's. */
const stateOf = (product: ProductRecord): AuditState => ({
  sku: product.sku,
  name: product.name,
  description: product.description,
  categoryId: product.categoryId,
  price: usd(product.priceAmount),
  weightKg: product.weightKg,
  ...product.attributes,
  images: product.images.map(({ id }) => id),
  archived: product.archived,
});
