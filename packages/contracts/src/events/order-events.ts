import { z } from 'zod';
import { addressSchema } from '../address.ts';
import { eventType } from '../event-type.ts';
import { idSchema } from '../ids.ts';
import { itemSchema } from '../items.ts';
import { moneySchema } from '../money.ts';
import { orderStatusSchema, paymentStatusSchema } from '../order-status.ts';
import { saleItemSchema } from '../sale-item.ts';
import { emailSchema } from '../text.ts';
import { timeSchema } from '../time.ts';
import { versionSchema } from '../whole-number.ts';

const orderingKey = (data: { orderId: string }) => data.orderId;

/** An order was placed; its stock is not held yet. */
export const orderCreated = eventType({
  topic: 'order-created',
  data: z.object({
    orderId: idSchema,
    userId: idSchema,
    items: z
      .array(itemSchema.extend({ sku: z.string().min(1), name: z.string().min(1), unitPrice: moneySchema }))
      .min(1),
    address: addressSchema,
    total: moneySchema,
    version: versionSchema,
  }),
  orderingKey,
});

/** A proof was handed in, accepted or refused; `final` refuses the order with it. `version` is the payment's. */
export const paymentUpdated = eventType({
  topic: 'payment-updated',
  data: z.object({
    paymentId: idSchema,
    orderId: idSchema,
    status: paymentStatusSchema,
    reason: z.string().min(1).optional(),
    final: z.boolean().optional(),
    version: versionSchema,
  }),
  orderingKey: (data) => data.paymentId,
});

/** An order was paid and its stock has left: a sale, once per order. */
export const saleCreated = eventType({
  topic: 'sale-created',
  data: z.object({
    orderId: idSchema,
    orderNumber: z.string().min(1),
    userId: idSchema,
    occurredAt: timeSchema,
    items: z.array(saleItemSchema).min(1),
    shippingCost: moneySchema,
    total: moneySchema,
  }),
  orderingKey,
});

/** An order reached a state; `refundDue` when money came for an order that could not be revived. */
export const orderStatusUpdated = eventType({
  topic: 'order-status-updated',
  data: z.object({
    orderId: idSchema,
    number: z.string().min(1),
    userId: idSchema,
    email: emailSchema,
    status: orderStatusSchema,
    reason: z.string().min(1).optional(),
    trackingNumber: z.string().min(1).optional(),
    refundDue: z.boolean().optional(),
    version: versionSchema,
  }),
  orderingKey,
});
