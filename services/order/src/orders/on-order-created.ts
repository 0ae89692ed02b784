import { orderCreated } from '@eshop/contracts/events';
import { type Subscription, subscribe } from '@eshop/kit/messaging';
import type { Context } from '../context.ts';
import { holdStock } from './hold-stock.ts';

/** The order service's own event: hold the stock of what was ordered. */
export const onOrderCreated = (context: Context): Subscription =>
  subscribe(orderCreated, (event) => holdStock(context, event.data.orderId));
