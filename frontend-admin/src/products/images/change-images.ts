'use server';

import { getProduct, orderProductImages, removeProductImage } from '@eshop/contracts/api/product';
import { GatewayProblem, isProblem } from '@eshop/site/gateway/gateway-problem.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { imagesText } from '@text/product-images';
import { refresh } from 'next/cache';
import { requireStaff } from '@/session/staff.ts';
import { agree, mergedOrder } from './picture-order.ts';

const maxTries = 5;

/**
 * Puts pictures into an order, on top of the newest version of their product: one that is added at the same moment
 * stays. Nothing is done when somebody else ordered them meanwhile.
 * @returns null, or why they were not ordered
 */
export async function orderImages(
  id: string,
  shown: readonly string[],
  wanted: readonly string[],
): Promise<string | null> {
  await requireStaff('admin');
  for (let tries = 1; ; tries++) {
    const { images, version } = await callAsVisitor(getProduct, { params: { id } });
    const current = images.map((image) => image.id);
    if (!agree(shown, current)) {
      refresh();
      return imagesText.orderElsewhere;
    }
    const imageIds = mergedOrder(wanted, current);
    try {
      await callAsVisitor(orderProductImages, {
        params: { id },
        ifMatch: `"${version}"`,
        body: { imageIds },
      });
      refresh();
      return null;
    } catch (error) {
      if (isProblem(error, 'VERSION_CONFLICT') && tries < maxTries) continue;
      return refused(error);
    }
  }
}

/** Removes a picture; one that is gone already is as good. @returns null, or why it was not removed */
export async function removeImage(id: string, imageId: string): Promise<string | null> {
  await requireStaff('admin');
  try {
    await callAsVisitor(removeProductImage, { params: { id, imageId } });
  } catch (error) {
    if (!isProblem(error, 'NOT_FOUND')) return refused(error);
  }
  refresh();
  return null;
}

const refused = (error: unknown): string =>
  error instanceof GatewayProblem && error.status < 500
    ? (error.problem.detail ?? error.problem.title)
    : imagesText.lost;
