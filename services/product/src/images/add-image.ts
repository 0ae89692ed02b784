import type { ProductImage } from '@eshop/contracts/api/product';
import type { AuditActor } from '@eshop/kit/audit';
import { DomainError } from '@eshop/kit/errors';
import type { Remember } from '@eshop/kit/idempotency';
import { v7 as uuidv7 } from 'uuid';
import type { Context } from '../context.ts';
import { auditOfProduct } from '../products/audit-product.ts';
import { presentImage } from '../products/present-product.ts';
import { checkRoomForImage, addImage as withImage } from '../products/product.ts';
import { findProduct } from '../products/product-store.ts';
import { saveProduct } from '../products/save-product.ts';
import { auditWrites } from '../table/audit-store.ts';
import type { Write } from '../table/write.ts';
import { forgetDrop, noteDrop } from './dropped-images-store.ts';

/** Longer than any upload takes; files without a product after this time are deleted. */
const uploadMilliseconds = 3_600_000;
const maxTries = 10;

/**
 * Adds a picture: its files first, then the product with its event. A note, written before the files and taken back with
 * the product's change, has them deleted should that change never come.
 * @throws 404, 409 `TOO_MANY_IMAGES`, 409 when the product is archived, 400 for a file that is no picture.
 */
export async function addImage(
  context: Context,
  actor: AuditActor,
  productId: string,
  content: Buffer,
  remember: Remember<Write[]>,
): Promise<ProductImage> {
  checkRoomForImage(await findProduct(context.table, productId));
  const { page, thumb, width, height } = await context.resizer.resize(content);
  const image = { id: uuidv7(), width, height };
  const note = { imageId: image.id, due: new Date(context.now().getTime() + uploadMilliseconds) };
  await context.table.write(noteDrop(note));
  await context.images.put(image.id, { page, thumb });
  const answer = presentImage(image, context.config.PUBLIC_URL);
  for (let tries = 1; ; tries++) {
    const now = context.now();
    const before = await findProduct(context.table, productId);
    const product = withImage(before, image, now);
    const audit = auditWrites(actor, auditOfProduct('product.add-image', before, product), now);
    const others = [forgetDrop(note), ...audit];
    await remember(others, { status: 201, body: answer });
    try {
      await saveProduct(context, product, now, ...others);
      return answer;
    } catch (error) {
      if (!isVersionConflict(error) || tries >= maxTries) throw error;
    }
  }
}

/** Another change of the product came first; a picture does not mind which. */
export const isVersionConflict = (error: unknown): boolean =>
  error instanceof DomainError && error.problem.code === 'VERSION_CONFLICT';
