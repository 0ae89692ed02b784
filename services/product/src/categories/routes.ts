import * as api from '@eshop/contracts/api/product';
import { createRoutes, type Routes, reply } from '@eshop/kit/http';
import { idempotently } from '@eshop/kit/idempotency';
import { sendAnswer } from '../catalogue/send-answer.ts';
import type { Context } from '../context.ts';
import { createCategory, deleteCategory, updateCategory } from './write-category.ts';

/** Categories: reading for everybody, changing for admins. */
export function categoryRoutes(context: Context): Routes {
  const { catalogue, config, idempotency, tokens } = context;
  return createRoutes({ tokens, checkAnswers: config.ESHOP_CHECK_ANSWERS })
    .on(api.listCategories, ({ req, res }) => sendAnswer(req, res, catalogue.categories(req.url)))
    .on(api.getCategory, ({ params, req, res }) =>
      sendAnswer(req, res, catalogue.category(req.url, params.id)),
    )
    .on(api.createCategory, (request) =>
      idempotently(idempotency, request, async (remember) => {
        const category = await createCategory(context, request.caller, request.body, remember);
        return { status: 201, body: category };
      }).then(({ status, body }) => reply(body, { status, headers: created(body) })),
    )
    .on(api.updateCategory, async ({ caller, params, body, ifMatch }) => {
      const category = await updateCategory(context, caller, params.id, ifMatch, body);
      return reply(category, { headers: { ETag: `"${category.version}"` } });
    })
    .on(api.deleteCategory, ({ caller, params, ifMatch }) =>
      deleteCategory(context, caller, params.id, ifMatch),
    );
}

/** Where the new category is, and its version; the answer may come from an earlier run of the same request. */
function created(body: unknown): Record<string, string> {
  const { id, version } = api.categorySchema.parse(body);
  return { Location: `/v1/categories/${id}`, ETag: `"${version}"` };
}
