import type { AuditActor } from '@eshop/kit/audit';
import { notFound } from '@eshop/kit/errors';
import type { Context } from '../context.ts';
import { auditOfProduct } from '../products/audit-product.ts';
import { removeImage as withoutImage } from '../products/product.ts';
import { findProduct } from '../products/product-store.ts';
import { saveProduct } from '../products/save-product.ts';
import { auditWrites } from '../table/audit-store.ts';
import { isVersionConflict } from './add-image.ts';
import { forgetDrop, noteDrop } from './dropped-images-store.ts';

const maxTries = 10;

/** Takes a picture from its product and deletes its files, at once or, when that fails, by the next sweep. @throws 404 */
export async function removeImage(
  context: Context,
  actor: AuditActor,
  productId: string,
  imageId: string,
): Promise<void> {
  for (let tries = 1; ; tries++) {
    const now = context.now();
    const before = await findProduct(context.table, productId);
    const product = withoutImage(before, imageId, now);
    if (!product) throw notFound('image');
    const note = { imageId, due: now };
    const audit = auditWrites(actor, auditOfProduct('product.remove-image', before, product), now);
    try {
      await saveProduct(context, product, now, noteDrop(note), ...audit);
    } catch (error) {
      if (isVersionConflict(error) && tries < maxTries) continue;
      throw error;
    }
    await context.images
      .drop(imageId)
      .then(() => context.table.write(forgetDrop(note)))
      .catch((error: unknown) =>
        context.logger.warn({ err: error, imageId }, 'files stay until the next sweep'),
      );
    return;
  }
}
