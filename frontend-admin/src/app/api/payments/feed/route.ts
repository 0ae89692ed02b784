import { watchPayments } from '@eshop/contracts/api/payment';
import { passStream } from '@eshop/site/routes/pass-stream.ts';
import { requireStaff } from '@/session/staff.ts';

export const dynamic = 'force-dynamic';

/** Each change of any payment, live. */
export async function GET(request: Request) {
  await requireStaff('admin');
  return passStream(request, watchPayments.path);
}
