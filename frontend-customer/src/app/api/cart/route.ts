import { currentFormat } from '@eshop/site/format/current-format.ts';
import { isPassing } from '@eshop/site/gateway/gateway-problem.ts';
import { viewCart } from '@/cart/cart-view.ts';
import { currentCart } from '@/cart/current-cart.ts';

/** The visitor's cart for the drawer; 503 while the shop can't be asked. */
export async function GET(): Promise<Response> {
  const headers = { 'cache-control': 'no-store' };
  try {
    return Response.json(viewCart(await currentCart(), await currentFormat()), { headers });
  } catch (error) {
    if (!isPassing(error)) throw error;
    return Response.json({ code: 'UNAVAILABLE' }, { status: 503, headers });
  }
}
