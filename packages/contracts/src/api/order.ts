import { endpoint } from '../endpoint.ts';
import { idParams } from '../ids.ts';
import { pageOf } from '../paging.ts';
import { addressBookApi } from './address-book.ts';
import { auditOf } from './audit.ts';
import { operationsOf } from './operations.ts';
import { orderDeskApi } from './order-desk.ts';
import * as schemas from './order-schemas.ts';

export * from './order-desk.ts';
export * from './order-schemas.ts';

export const createQuote = endpoint({
  name: 'createQuote',
  method: 'post',
  path: '/v1/orders/quote',
  summary: 'What an order would cost, shipping included',
  access: 'public',
  body: schemas.createQuoteSchema,
  status: 200,
  answer: schemas.quoteSchema,
  refusals: ['OUT_OF_STOCK', 'PRODUCT_UNAVAILABLE'],
});

export const createOrder = endpoint({
  name: 'createOrder',
  method: 'post',
  path: '/v1/orders',
  summary: 'Order the given items, or the caller’s cart',
  access: 'signed-in',
  body: schemas.createOrderSchema,
  status: 201,
  answer: schemas.orderSchema,
  refusals: ['CART_EMPTY', 'PRICE_CHANGED', 'OUT_OF_STOCK', 'PRODUCT_UNAVAILABLE'],
  idempotent: true,
});

export const listOrders = endpoint({
  name: 'listOrders',
  method: 'get',
  path: '/v1/orders',
  summary:
    'The caller’s orders, all orders for an admin who asks for scope=all; newest first unless asked otherwise',
  access: 'signed-in',
  query: schemas.ordersQuerySchema,
  status: 200,
  answer: pageOf(schemas.orderSchema),
});

export const getOrder = endpoint({
  name: 'getOrder',
  method: 'get',
  path: '/v1/orders/:id',
  summary: 'One order',
  access: 'signed-in',
  params: idParams,
  status: 200,
  answer: schemas.orderSchema,
});

export const watchOrder = endpoint({
  name: 'watchOrder',
  method: 'get',
  path: '/v1/orders/:id/events',
  summary: 'The order’s timeline, then each step as it happens; resumes with Last-Event-ID',
  access: 'signed-in',
  params: idParams,
  status: 200,
  stream: 'text/event-stream',
});

export const cancelOrder = endpoint({
  name: 'cancelOrder',
  method: 'post',
  path: '/v1/orders/:id/cancel',
  summary: 'Cancel an order that is not paid',
  access: 'signed-in',
  params: idParams,
  body: schemas.cancelOrderSchema,
  status: 200,
  answer: schemas.orderSchema,
  refusals: ['INVALID_STATE'],
  idempotent: true,
});

export const shipOrder = endpoint({
  name: 'shipOrder',
  method: 'post',
  path: '/v1/orders/:id/ship',
  summary: 'Send a paid order; each shipment gets a tracking number',
  access: ['admin'],
  params: idParams,
  body: schemas.shipOrderSchema,
  status: 200,
  answer: schemas.orderSchema,
  refusals: ['INVALID_STATE'],
  idempotent: true,
});

export const deliverOrder = endpoint({
  name: 'deliverOrder',
  method: 'post',
  path: '/v1/orders/:id/deliver',
  summary: 'Say that the order has arrived',
  access: 'signed-in',
  params: idParams,
  status: 200,
  answer: schemas.orderSchema,
  refusals: ['INVALID_STATE'],
  idempotent: true,
});

/** All endpoints of the order service, the customer's address book and the staff's lists among them. */
export const orderApi = {
  createQuote,
  createOrder,
  listOrders,
  getOrder,
  watchOrder,
  cancelOrder,
  shipOrder,
  deliverOrder,
  ...orderDeskApi,
  ...addressBookApi,
  ...auditOf('order'),
  ...operationsOf('order'),
};
