import { productCreated } from '@eshop/contracts/events';
import { type Subscription, subscribe } from '@eshop/kit/messaging';
import type { Context } from '../context.ts';
import { receiveInitialStock } from './receive-initial-stock.ts';

/** A product was put on sale: it can have stock now, and its first stock arrives. A repeat finds both done. */
export const onProductCreated = (context: Context): Subscription =>
  subscribe(productCreated, async ({ data }) => {
    const { productId, sku, name, version, initialQuantity } = data;
    await context.transaction(async (tx) => {
      await tx.products.learn({ id: productId, sku, name, archived: false, version });
      await tx.products.noteInitialQuantity(productId, initialQuantity);
      await receiveInitialStock(tx, productId);
    });
  });
