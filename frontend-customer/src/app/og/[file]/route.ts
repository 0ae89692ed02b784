import { getProduct } from '@eshop/contracts/api/product';
import { isPassing, isProblem } from '@eshop/site/gateway/gateway-problem.ts';
import { readCatalogue } from '@eshop/site/gateway/read-catalogue.ts';
import { productIdIn } from '@/catalogue/paths.ts';
import { sharedPictureOf } from '@/products/sharing/shared-picture-of.ts';

const freshSeconds = 3_600;
const staleSeconds = 86_400;

/** `/og/<id>.png`: the picture that a link to a vehicle is shown with elsewhere. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ file: string }> },
): Promise<Response> {
  const { file } = await params;
  const id = file.length === 40 && file.endsWith('.png') ? productIdIn(file.slice(0, -4)) : null;
  if (id === null) return new Response(null, { status: 404 });
  try {
    const product = await readCatalogue(getProduct, { params: { id } });
    const headers = {
      etag: `"${product.version}"`,
      'cache-control': `public, max-age=${freshSeconds}, stale-while-revalidate=${staleSeconds}`,
    };
    if (request.headers.get('if-none-match') === headers.etag) {
      return new Response(null, { status: 304, headers });
    }
    const picture = await sharedPictureOf(product);
    return new Response(new Uint8Array(picture), {
      headers: {
        ...headers,
        'content-type': 'image/png',
        'content-length': String(picture.byteLength),
        'x-content-type-options': 'nosniff',
      },
    });
  } catch (error) {
    if (isProblem(error, 'NOT_FOUND')) return new Response(null, { status: 404 });
    if (isPassing(error)) return new Response(null, { status: 503, headers: { 'retry-after': '5' } });
    throw error;
  }
}
