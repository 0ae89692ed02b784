import { idSchema } from '@eshop/contracts/ids';
import { isPassing } from '@eshop/site/gateway/gateway-problem.ts';
import { z } from 'zod';
import { stockOf } from '@/products/stock-of.ts';

const mostIds = 24;
const idsSchema = z.array(idSchema).min(1).max(mostIds);

/** How many there are now of the vehicles named: `?ids=a,b` → `{ stock: { a: 2, b: 0 } }`. */
export async function GET(request: Request): Promise<Response> {
  const ids = idsSchema.safeParse(new URL(request.url).searchParams.get('ids')?.split(','));
  if (!ids.success) return new Response(null, { status: 400 });
  try {
    const stock = await stockOf([...new Set(ids.data)]);
    return Response.json({ stock }, { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    if (isPassing(error)) return new Response(null, { status: 503, headers: { 'retry-after': '5' } });
    throw error;
  }
}
