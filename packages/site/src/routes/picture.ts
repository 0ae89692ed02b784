import { LRUCache } from 'lru-cache';
import { sendToGateway, visitorHeaders } from '../gateway/request.ts';
import { visitorAddress } from '../gateway/visitor-address.ts';

type Picture = { readonly bytes: ArrayBuffer; readonly type: string };

/** Pictures never change, so those asked for lately are kept here: 24 MB of them at most. */
const pictures = new LRUCache<string, Picture>({
  maxSize: 24 * 1024 * 1024,
  sizeCalculation: ({ bytes }) => bytes.byteLength + 200,
});
const foreverSeconds = 31_536_000;

/** A picture of a product, from the site's own origin. */
export async function showPicture(
  _request: Request,
  { params }: { params: Promise<{ id: string; size: string }> },
): Promise<Response> {
  const { id, size } = await params;
  const name = `${id}/${size}`;
  if (!/^[0-9a-f-]{36}\/(?:page|thumb)\.webp$/i.test(name)) return new Response(null, { status: 404 });
  const known = pictures.get(name);
  if (known) return show(known);
  const response = await sendToGateway(`/v1/product-images/${name}`, {
    headers: visitorHeaders({ address: await visitorAddress() }),
  }).catch(() => null);
  if (!response) return new Response(null, { status: 503, headers: { 'retry-after': '2' } });
  if (!response.ok) return new Response(null, { status: response.status });
  const picture = {
    bytes: await response.arrayBuffer(),
    type: response.headers.get('content-type') ?? 'image/webp',
  };
  pictures.set(name, picture);
  return show(picture);
}

const show = ({ bytes, type }: Picture): Response =>
  new Response(bytes, {
    headers: {
      'content-type': type,
      'content-length': String(bytes.byteLength),
      'cache-control': `public, max-age=${foreverSeconds}, immutable`,
      'x-content-type-options': 'nosniff',
    },
  });
