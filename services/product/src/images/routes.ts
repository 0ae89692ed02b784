import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import * as api from '@eshop/contracts/api/product';
import { notFound } from '@eshop/kit/errors';
import { createRoutes, handled, matchesEtag, type Routes, reply } from '@eshop/kit/http';
import { idempotently } from '@eshop/kit/idempotency';
import type { Context } from '../context.ts';
import { addImage } from './add-image.ts';
import type { ImageSize, ImageStore } from './image-store.ts';
import { orderImages } from './order-images.ts';
import { removeImage } from './remove-image.ts';

/** A picture never changes: a new one has a new id. */
const forGood = 'public, max-age=31536000, immutable';

/** Pictures of products: seeing for everybody, adding, removing and their order for admins. */
export function imageRoutes(context: Context): Routes {
  const { config, idempotency, images, tokens } = context;
  return createRoutes({ tokens, checkAnswers: config.ESHOP_CHECK_ANSWERS })
    .on(api.addProductImage, (request) =>
      idempotently(idempotency, request, async (remember) => {
        const image = await addImage(
          context,
          request.caller,
          request.params.id,
          request.file.content,
          remember,
        );
        return { status: 201, body: image };
      }).then(({ status, body }) => reply(body, { status })),
    )
    .on(api.orderProductImages, async ({ caller, params, body, ifMatch }) => {
      const product = await orderImages(context, caller, params.id, ifMatch, body.imageIds);
      return reply(product, { headers: { ETag: `"${product.version}"` } });
    })
    .on(api.removeProductImage, ({ caller, params }) =>
      removeImage(context, caller, params.id, params.imageId),
    )
    .on(api.getProductImage, ({ params, req, res }) => sendImage(images, params, req, res));
}

type Wanted = { readonly imageId: string; readonly size: ImageSize };

async function sendImage(
  images: ImageStore,
  { imageId, size }: Wanted,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<typeof handled> {
  const etag = `"${imageId}-${size}"`;
  const headers = { ETag: etag, 'Cache-Control': forGood };
  if (matchesEtag(req.headers['if-none-match'], etag)) {
    res.writeHead(304, headers).end();
    return handled;
  }
  const image = await images.open(imageId, size);
  if (!image) throw notFound('image');
  res.writeHead(200, {
    ...headers,
    'Content-Type': 'image/webp',
    'X-Content-Type-Options': 'nosniff',
    ...(image.bytes !== undefined && { 'Content-Length': image.bytes }),
  });
  if (req.method === 'HEAD') {
    image.content.destroy();
    res.end();
    return handled;
  }
  // A client that goes away ends the reading too; there is nobody left to answer.
  await pipeline(image.content, res).catch(() => res.destroy());
  return handled;
}
