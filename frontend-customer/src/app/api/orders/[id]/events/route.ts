import { watchOrder } from '@eshop/contracts/api/order';
import { passStream } from '@eshop/site/routes/pass-stream.ts';

export const dynamic = 'force-dynamic';

/** The live timeline of an order. */
export const GET = async (request: Request, { params }: { params: Promise<{ id: string }> }) =>
  passStream(request, watchOrder.path, await params);
