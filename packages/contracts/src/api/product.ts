import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { idOrSlug, idParams, idSchema } from '../ids.ts';
import { pageOf } from '../paging.ts';
import { auditOf } from './audit.ts';
import * as categories from './category-schemas.ts';
import { operationsOf } from './operations.ts';
import * as answers from './product-answer-schemas.ts';
import * as queries from './product-query-schemas.ts';
import * as schemas from './product-schemas.ts';
import { productStaffApi } from './product-staff.ts';

export * from './category-schemas.ts';
export * from './product-answer-schemas.ts';
export * from './product-query-schemas.ts';
export * from './product-schemas.ts';
export * from './product-staff.ts';

export const listProducts = endpoint({
  name: 'listProducts',
  method: 'get',
  path: '/v1/products',
  summary: 'Products on sale, by category, attributes and words; or the products with the given ids',
  access: 'public',
  query: queries.productsQuerySchema,
  status: 200,
  answer: pageOf(schemas.productSchema),
});

export const getProduct = endpoint({
  name: 'getProduct',
  method: 'get',
  path: '/v1/products/:id',
  summary: 'One product, archived or not',
  access: 'public',
  params: idParams,
  status: 200,
  answer: schemas.productSchema,
});

export const similarProducts = endpoint({
  name: 'similarProducts',
  method: 'get',
  path: '/v1/products/:id/similar',
  summary: 'Products on sale of the same category or the one above it, alike in body type and price',
  access: 'public',
  params: idParams,
  query: queries.similarProductsQuerySchema,
  status: 200,
  answer: answers.similarProductsSchema,
});

export const getProductFacets = endpoint({
  name: 'getProductFacets',
  method: 'get',
  path: '/v1/product-facets',
  summary: 'Makes, years, prices and so on of the products on sale that fit, each with how many there are',
  access: 'public',
  query: queries.productFacetsQuerySchema,
  status: 200,
  answer: answers.productFacetsSchema,
});

export const suggestProducts = endpoint({
  name: 'suggestProducts',
  method: 'get',
  path: '/v1/product-suggestions',
  summary: 'Makes, models and products that the words typed so far may mean',
  access: 'public',
  query: queries.productSuggestionsQuerySchema,
  status: 200,
  answer: answers.productSuggestionsSchema,
});

export const createProduct = endpoint({
  name: 'createProduct',
  method: 'post',
  path: '/v1/products',
  summary: 'Put a product on sale',
  access: ['admin'],
  body: schemas.createProductSchema,
  status: 201,
  answer: schemas.productSchema,
  refusals: ['SKU_TAKEN'],
  idempotent: true,
});

export const updateProduct = endpoint({
  name: 'updateProduct',
  method: 'patch',
  path: '/v1/products/:id',
  summary: 'Change a product',
  access: ['admin'],
  params: idParams,
  body: schemas.updateProductSchema,
  status: 200,
  answer: schemas.productSchema,
  refusals: ['INVALID_STATE'],
  ifMatch: true,
});

export const archiveProduct = endpoint({
  name: 'archiveProduct',
  method: 'delete',
  path: '/v1/products/:id',
  summary: 'Take a product off sale; it stays readable by id',
  access: ['admin'],
  params: idParams,
  status: 204,
  ifMatch: true,
});

export const addProductImage = endpoint({
  name: 'addProductImage',
  method: 'post',
  path: '/v1/products/:id/images',
  summary: 'Add a picture',
  access: ['admin'],
  params: idParams,
  file: {
    field: 'file',
    maxBytes: 5 * 1024 * 1024,
    contentTypes: ['image/jpeg', 'image/png', 'image/webp'],
  },
  status: 201,
  answer: schemas.productImageSchema,
  refusals: ['TOO_MANY_IMAGES', 'INVALID_STATE'],
  idempotent: true,
});

export const removeProductImage = endpoint({
  name: 'removeProductImage',
  method: 'delete',
  path: '/v1/products/:id/images/:imageId',
  summary: 'Remove a picture',
  access: ['admin'],
  params: z.object({ id: idSchema, imageId: idSchema }),
  status: 204,
});

export const getProductImage = endpoint({
  name: 'getProductImage',
  method: 'get',
  path: '/v1/product-images/:imageId/:size.webp',
  summary: 'The picture itself; it never changes, so it may be cached for good',
  access: 'public',
  params: z.object({ imageId: idSchema, size: z.enum(schemas.imageSizes) }),
  status: 200,
  stream: 'image/webp',
});

export const listCategories = endpoint({
  name: 'listCategories',
  method: 'get',
  path: '/v1/categories',
  summary: 'All categories as a tree',
  access: 'public',
  status: 200,
  answer: categories.categoryTreeSchema,
});

export const getCategory = endpoint({
  name: 'getCategory',
  method: 'get',
  path: '/v1/categories/:id',
  summary: 'One category by id or slug, with those below it',
  access: 'public',
  params: z.object({ id: idOrSlug }),
  status: 200,
  answer: categories.categorySchema,
});

export const createCategory = endpoint({
  name: 'createCategory',
  method: 'post',
  path: '/v1/categories',
  summary: 'Make a category',
  access: ['admin'],
  body: categories.createCategorySchema,
  status: 201,
  answer: categories.categorySchema,
  refusals: ['NAME_TAKEN'],
  idempotent: true,
});

export const updateCategory = endpoint({
  name: 'updateCategory',
  method: 'patch',
  path: '/v1/categories/:id',
  summary: 'Rename or move a category',
  access: ['admin'],
  params: idParams,
  body: categories.updateCategorySchema,
  status: 200,
  answer: categories.categorySchema,
  refusals: ['NAME_TAKEN', 'INVALID_STATE'],
  ifMatch: true,
});

export const deleteCategory = endpoint({
  name: 'deleteCategory',
  method: 'delete',
  path: '/v1/categories/:id',
  summary: 'Delete a category that has neither products nor subcategories',
  access: ['admin'],
  params: idParams,
  status: 204,
  refusals: ['CATEGORY_IN_USE'],
  ifMatch: true,
});

/** All endpoints of the product service. */
export const productApi = {
  listProducts,
  getProduct,
  similarProducts,
  getProductFacets,
  suggestProducts,
  createProduct,
  updateProduct,
  archiveProduct,
  addProductImage,
  removeProductImage,
  getProductImage,
  listCategories,
  getCategory,
  createCategory,
  updateCategory,
  deleteCategory,
  ...productStaffApi,
  ...auditOf('product'),
  ...operationsOf('product'),
};
