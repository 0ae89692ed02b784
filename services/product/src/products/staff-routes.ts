import * as api from '@eshop/contracts/api/product';
import { createRoutes, type Routes, reply } from '@eshop/kit/http';
import type { Context } from '../context.ts';
import { findProductsBySku } from './find-products-by-sku.ts';
import { restoreProduct } from './restore-product.ts';

/** What staff see beyond the shop's own lists. Nothing of it is kept ready: ready answers are for everybody. */
export function productStaffRoutes(context: Context): Routes {
  const { catalogue, config, tokens } = context;
  return createRoutes({ tokens, checkAnswers: config.ESHOP_CHECK_ANSWERS })
    .on(api.listProductsOnSale, ({ query }) => catalogue.onSale(query))
    .on(api.listArchivedProducts, ({ query }) => catalogue.archived(query))
    .on(api.findProductsBySku, async ({ query }) => ({
      items: await findProductsBySku(context, query.skus),
      nextCursor: null,
    }))
    .on(api.restoreProduct, async ({ caller, params, body, ifMatch }) => {
      const product = await restoreProduct(context, caller, params.id, ifMatch, body.categoryId);
      return reply(product, { headers: { ETag: `"${product.version}"` } });
    });
}
