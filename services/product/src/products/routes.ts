import * as api from '@eshop/contracts/api/product';
import { createRoutes, type Routes, reply } from '@eshop/kit/http';
import { idempotently } from '@eshop/kit/idempotency';
import { sendAnswer } from '../catalogue/send-answer.ts';
import type { Context } from '../context.ts';
import { archiveProduct } from './archive-product.ts';
import { createProduct } from './create-product.ts';
import { updateProduct } from './update-product.ts';

/** Products: reading for everybody, changing for admins. */
export function productRoutes(context: Context): Routes {
  const { catalogue, config, idempotency, tokens } = context;
  return createRoutes({ tokens, checkAnswers: config.ESHOP_CHECK_ANSWERS })
    .on(api.listProducts, ({ query, req, res }) => sendAnswer(req, res, catalogue.list(req.url, query)))
    .on(api.getProduct, ({ params, req, res }) => sendAnswer(req, res, catalogue.product(req.url, params.id)))
    .on(api.getProductFacets, ({ query, req, res }) => sendAnswer(req, res, catalogue.facets(req.url, query)))
    .on(api.suggestProducts, ({ query, req, res }) =>
      sendAnswer(req, res, catalogue.suggestions(req.url, query)),
    )
    .on(api.similarProducts, ({ params, query, req, res }) =>
      sendAnswer(req, res, catalogue.similar(req.url, params.id, query.limit)),
    )
    .on(api.createProduct, (request) =>
      idempotently(idempotency, request, async (remember) => {
        const product = await createProduct(context, request.caller, request.body, remember);
        return { status: 201, body: product };
      }).then(({ status, body }) => reply(body, { status, headers: created(body) })),
    )
    .on(api.updateProduct, async ({ caller, params, body, ifMatch }) => {
      const product = await updateProduct(context, caller, params.id, ifMatch, body);
      return reply(product, { headers: { ETag: `"${product.version}"` } });
    })
    .on(api.archiveProduct, ({ caller, params, ifMatch }) =>
      archiveProduct(context, caller, params.id, ifMatch),
    );
}

/** Where the new product is, and its version; the answer may come from an earlier run of the same request. */
function created(body: unknown): Record<string, string> {
  const { id, version } = api.productSchema.pick({ id: true, version: true }).parse(body);
  return { Location: `/v1/products/${id}`, ETag: `"${version}"` };
}
