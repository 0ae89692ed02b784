import { exportSales } from '@eshop/contracts/api/sales-report';
import { gatewayPath, sendToGateway, visitorHeaders } from '@eshop/site/gateway/request.ts';
import { currentVisitor } from '@eshop/site/session/visitor.ts';
import { requireStaff } from '@/session/staff.ts';

export const dynamic = 'force-dynamic';

const passed = ['content-type', 'content-disposition'];

/** The sales that are asked for as a file, passed on as it comes. A file that breaks off breaks here too. */
export async function GET(request: Request): Promise<Response> {
  await requireStaff('admin');
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const { format, from, to, make, productId, categoryId, warehouseId } = query;
  const asked = { format, from, to, make, productId, categoryId, warehouseId };
  const answer = await sendToGateway(gatewayPath(exportSales.path, {}, asked), {
    headers: visitorHeaders(await currentVisitor()),
    signal: request.signal,
  }).catch(() => null);
  if (!answer?.ok) {
    await answer?.body?.cancel();
    return new Response(null, { status: answer?.status ?? 503 });
  }
  const headers = new Headers({
    'cache-control': 'no-store, no-transform',
    'x-content-type-options': 'nosniff',
  });
  for (const name of passed) headers.set(name, answer.headers.get(name) ?? '');
  return new Response(answer.body, { headers });
}
