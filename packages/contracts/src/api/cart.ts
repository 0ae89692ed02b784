import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { cartTokenSchema } from '../headers.ts';
import { idSchema } from '../ids.ts';
import { itemsSchema, maxLineQuantity } from '../items.ts';
import { moneySchema } from '../money.ts';
import { text } from '../text.ts';
import { timeSchema } from '../time.ts';
import { countSchema, whole } from '../whole-number.ts';
import { auditOf } from './audit.ts';
import { consumerOf, statusOf } from './operations.ts';

/** One line of a cart. `priceChanged` is there and true when the price is not the one at which it was put in. */
export const cartItemSchema = z.object({
  productId: idSchema,
  sku: z.string().min(1),
  name: z.string().min(1),
  thumbUrl: z.string().min(1).nullable(),
  unitPrice: moneySchema,
  quantity: whole(1, maxLineQuantity),
  lineTotal: moneySchema,
  availableQuantity: countSchema,
  priceChanged: z.boolean().optional(),
  note: z.string().optional(),
});
export type CartItem = z.output<typeof cartItemSchema>;

/** A cart. One that was never written has no id and no time, and version 0. A guest's first write carries `cartToken`. */
export const cartSchema = z
  .object({
    id: z.string().min(1).nullable(),
    items: z.array(cartItemSchema),
    subtotal: moneySchema,
    version: countSchema,
    updatedAt: timeSchema.nullable(),
    cartToken: cartTokenSchema.optional(),
  })
  .meta({ id: 'Cart' });
export type Cart = z.output<typeof cartSchema>;

/** How many of the product the cart shall hold; 0 removes the line. A note left out stays, an empty one is removed. */
export const setCartItemSchema = z.object({
  quantity: whole(0, maxLineQuantity),
  note: text(500).optional(),
});
export type SetCartItem = z.output<typeof setCartItemSchema>;

export const mergeCartSchema = z.object({ cartToken: cartTokenSchema });

/** What a merge did to one line: what the user had, what both carts asked for together, and what it is now. */
export const mergeChangeSchema = z.object({
  productId: idSchema,
  name: z.string(),
  previousQuantity: countSchema,
  requestedQuantity: countSchema,
  quantity: countSchema,
  capped: z.boolean().describe('True when stock (or the limit of a line) allowed less than was asked for'),
});
export type MergeChange = z.output<typeof mergeChangeSchema>;
/** The cart after a merge; `changes` is empty when the guest's cart was merged before. */
export const mergedCartSchema = cartSchema.extend({ changes: z.array(mergeChangeSchema) });
export type MergedCart = z.output<typeof mergedCartSchema>;

/** What an order took out of the user's cart. */
export const checkedOutSchema = z.object({ orderId: idSchema, items: itemsSchema });

const productParams = z.object({ productId: idSchema });

export const getCart = endpoint({
  name: 'getCart',
  method: 'get',
  path: '/v1/cart',
  summary: 'The caller’s cart, or the guest’s one named by X-Cart-Token',
  access: 'optional',
  status: 200,
  answer: cartSchema,
});

export const setCartItem = endpoint({
  name: 'setCartItem',
  method: 'put',
  path: '/v1/cart/items/:productId',
  summary: 'Set how many of a product the cart holds',
  access: 'optional',
  params: productParams,
  body: setCartItemSchema,
  status: 200,
  answer: cartSchema,
  refusals: ['OUT_OF_STOCK', 'PRODUCT_UNAVAILABLE', 'CART_FULL'],
});

export const removeCartItem = endpoint({
  name: 'removeCartItem',
  method: 'delete',
  path: '/v1/cart/items/:productId',
  summary: 'Take a product out of the cart; the same answer when it is not in it',
  access: 'optional',
  params: productParams,
  status: 200,
  answer: cartSchema,
});

export const clearCart = endpoint({
  name: 'clearCart',
  method: 'delete',
  path: '/v1/cart',
  summary: 'Empty the cart',
  access: 'optional',
  status: 200,
  answer: cartSchema,
});

export const mergeCart = endpoint({
  name: 'mergeCart',
  method: 'post',
  path: '/v1/cart/merge',
  summary: 'Move a guest’s cart into the caller’s; doing it twice changes nothing',
  access: 'signed-in',
  body: mergeCartSchema,
  status: 200,
  answer: mergedCartSchema,
});

export const checkOutCart = endpoint({
  name: 'checkOutCart',
  method: 'post',
  path: '/v1/carts/:userId/checked-out',
  summary: 'Take what was ordered out of the user’s cart, once per order',
  access: ['service'],
  params: z.object({ userId: idSchema }),
  body: checkedOutSchema,
  status: 204,
  internal: true,
});

/** All endpoints of the cart service. */
export const cartApi = {
  getCart,
  setCartItem,
  removeCartItem,
  clearCart,
  mergeCart,
  checkOutCart,
  ...auditOf('cart'),
  ...statusOf('cart'),
  ...consumerOf('cart'),
};
