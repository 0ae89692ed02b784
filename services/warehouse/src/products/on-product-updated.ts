import { productUpdated } from '@eshop/contracts/events';
import { type Subscription, subscribe } from '@eshop/kit/messaging';
import type { Context } from '../context.ts';

/** A product changed; the event may overtake the one of its creation, and older ones change nothing. */
export const onProductUpdated = (context: Context): Subscription =>
  subscribe(productUpdated, async ({ data }) => {
    const { productId, sku, name, archived, version } = data;
    await context.transaction((tx) => tx.products.learn({ id: productId, sku, name, archived, version }));
  });
