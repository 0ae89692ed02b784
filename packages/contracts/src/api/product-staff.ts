import { endpoint } from '../endpoint.ts';
import { idParams } from '../ids.ts';
import { pageOf } from '../paging.ts';
import * as queries from './product-query-schemas.ts';
import * as schemas from './product-schemas.ts';

export const listProductsOnSale = endpoint({
  name: 'listProductsOnSale',
  method: 'get',
  path: '/v1/products-on-sale',
  summary:
    'Products on sale as everybody finds them, also in the order of their names and of what is available',
  access: ['admin', 'warehouse'],
  query: queries.staffProductsQuerySchema,
  status: 200,
  answer: pageOf(schemas.productSchema),
});

export const listArchivedProducts = endpoint({
  name: 'listArchivedProducts',
  method: 'get',
  path: '/v1/archived-products',
  summary: 'Products that were taken off sale, chosen and sorted as the list of those on sale',
  access: ['admin', 'warehouse'],
  query: queries.staffProductsQuerySchema,
  status: 200,
  answer: pageOf(schemas.productSchema),
});

export const findProductsBySku = endpoint({
  name: 'findProductsBySku',
  method: 'get',
  path: '/v1/products-by-sku',
  summary: 'The products that have these SKUs, archived or not, as they are stored at this moment',
  access: ['admin', 'warehouse'],
  query: queries.productsBySkuQuerySchema,
  status: 200,
  answer: pageOf(schemas.productSchema),
});

export const restoreProduct = endpoint({
  name: 'restoreProduct',
  method: 'post',
  path: '/v1/products/:id/restore',
  summary: 'Put an archived product back on sale',
  access: ['admin'],
  params: idParams,
  body: schemas.restoreProductSchema,
  status: 200,
  answer: schemas.productSchema,
  refusals: ['INVALID_STATE'],
  ifMatch: true,
});

export const orderProductImages = endpoint({
  name: 'orderProductImages',
  method: 'put',
  path: '/v1/products/:id/images/order',
  summary: 'Put the pictures into an order; the first one stands for the product in lists',
  access: ['admin'],
  params: idParams,
  body: schemas.imageOrderSchema,
  status: 200,
  answer: schemas.productSchema,
  refusals: ['INVALID_STATE'],
  ifMatch: true,
});

/** What those who run the shop do with products beside putting them on sale and changing them. */
export const productStaffApi = {
  listProductsOnSale,
  listArchivedProducts,
  findProductsBySku,
  restoreProduct,
  orderProductImages,
};
