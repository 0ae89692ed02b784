import type { CreateProduct, Product } from '@eshop/contracts/api/product';
import type { AuditAct, AuditActor } from '@eshop/kit/audit';
import { badRequest, DomainError } from '@eshop/kit/errors';
import type { Remember } from '@eshop/kit/idempotency';
import { v7 as uuidv7 } from 'uuid';
import { countProduct } from '../categories/category-store.ts';
import type { Context } from '../context.ts';
import { auditWrites } from '../table/audit-store.ts';
import { appendEvent } from '../table/outbox-store.ts';
import type { Write } from '../table/write.ts';
import { auditOfProduct } from './audit-product.ts';
import { presentProduct } from './present-product.ts';
import { newProduct, type ProductRecord } from './product.ts';
import { createdEvent } from './product-events.ts';
import { insertProduct } from './product-store.ts';
import { generateSku } from './sku.ts';

const maxGeneratedSkus = 5;

/**
 * Puts a product on sale: product, SKU, category's counter, event, audit entry and the answer kept for its Idempotency-Key
 * in one transaction. @throws 409 `SKU_TAKEN`, 400 for an unknown category.
 */
export async function createProduct(
  context: Context,
  actor: AuditActor,
  body: CreateProduct,
  remember: Remember<Write[]>,
): Promise<Product> {
  const path = await context.catalogue.categoryPath(body.categoryId);
  if (path.length === 0) throw unknownCategory();
  for (let tries = 1; ; tries++) {
    const now = context.now();
    const product = newProduct({ ...body, sku: body.sku ?? generateSku(body.attributes) }, uuidv7(), now);
    const answer = presentProduct(product, path, context.config.PUBLIC_URL);
    const writes = [
      ...insertProduct(product, now),
      countProduct(product.categoryId, product.id, 1, unknownCategory),
      appendEvent(createdEvent(product, body.initialQuantity, context.config.PUBLIC_URL)),
      ...auditWrites(actor, auditOfNew(product, body.initialQuantity), now),
    ];
    await remember(writes, { status: 201, body: answer });
    try {
      await context.table.write(...writes);
    } catch (error) {
      const taken = error instanceof DomainError && error.problem.code === 'SKU_TAKEN';
      if (taken && body.sku === undefined && tries < maxGeneratedSkus) continue;
      throw error;
    }
    context.catalogue.productWritten(product, now);
    context.relay.wake();
    return answer;
  }
}

function auditOfNew(product: ProductRecord, initialQuantity: number): AuditAct {
  const act = auditOfProduct('product.create', null, product);
  return { ...act, after: { ...act.after, initialQuantity } };
}

/** 400: the category named does not exist. */
export const unknownCategory = () => badRequest([{ path: 'categoryId', message: 'is not a category' }]);
