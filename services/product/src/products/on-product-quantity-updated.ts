import { productQuantityUpdated } from '@eshop/contracts/events';
import { subscribe } from '@eshop/kit/messaging';
import type { Context } from '../context.ts';
import { setQuantity } from './product-store.ts';

/**
 * Keeps the quantity of the warehouse's latest version: a repeated or overtaken message changes nothing. A product that
 * is not known here never was: the warehouse learns of products from here, after their commit.
 */
export const onProductQuantityUpdated = (context: Context) =>
  subscribe(productQuantityUpdated, async ({ data }) => {
    const now = context.now();
    const outcome = await setQuantity(context.table, data, now);
    if (outcome === 'changed') context.catalogue.quantityWritten(data, now);
    if (outcome === 'unknown product')
      context.logger.warn({ productId: data.productId }, 'quantity of an unknown product');
  });
