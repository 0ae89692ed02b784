import { productUpdated } from '@eshop/contracts/events';
import { type Subscription, subscribe } from '@eshop/kit/messaging';
import type { Context } from '../context.ts';
import { deadlineIn, untilDeadline } from '../redis/deadline.ts';
import { isRedisAway } from '../redis/sentinel-client.ts';

/** A product changed: carts show its new name, price and picture. */
export const onProductUpdated = (context: Context): Subscription =>
  subscribe(productUpdated, async ({ data }) => {
    const { productId, sku, name, thumbUrl, price, archived, version } = data;
    const copy = { productId, sku, name, thumbUrl, price, archived, version, availableQuantity: null };
    await untilDeadline(deadlineIn(), () => context.productCopies.keepNewest(copy), isRedisAway);
    context.shelf.learn(copy);
  });
