import { watchOrders } from '@eshop/contracts/api/order';
import { passStream } from '@eshop/site/routes/pass-stream.ts';
import { requireStaff } from '@/session/staff.ts';

export const dynamic = 'force-dynamic';

/** Each step of any order, live. */
export async function GET(request: Request) {
  await requireStaff('admin');
  return passStream(request, watchOrders.path);
}
