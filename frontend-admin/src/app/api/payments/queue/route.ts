import { readQueue } from '@/payments/read-queue.ts';
import { requireStaff } from '@/session/staff.ts';

export const dynamic = 'force-dynamic';

/** The queue of the review desk as it is now. */
export async function GET() {
  await requireStaff('admin');
  return Response.json(await readQueue());
}
