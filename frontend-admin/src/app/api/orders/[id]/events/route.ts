import { watchOrder } from '@eshop/contracts/api/order';
import { passStream } from '@eshop/site/routes/pass-stream.ts';
import { requireStaff } from '@/session/staff.ts';

export const dynamic = 'force-dynamic';

/** Each step of one order, live. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  await requireStaff('admin');
  return passStream(request, watchOrder.path, await params);
}
