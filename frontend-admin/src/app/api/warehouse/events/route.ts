import { watchStock } from '@eshop/contracts/api/warehouse';
import { passStream } from '@eshop/site/routes/pass-stream.ts';
import { requireStaff } from '@/session/staff.ts';

export const dynamic = 'force-dynamic';

/** Changes of stock, as they happen. */
export async function GET(request: Request): Promise<Response> {
  await requireStaff();
  return passStream(request, watchStock.path);
}
