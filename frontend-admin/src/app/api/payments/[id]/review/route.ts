import { readReview } from '@/payments/read-review.ts';
import { requireStaff } from '@/session/staff.ts';

export const dynamic = 'force-dynamic';

/** All that is needed to decide on a payment: the desk asks for the next ones ahead. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  await requireStaff('admin');
  const review = await readReview((await params).id);
  return review ? Response.json(review) : new Response(null, { status: 404 });
}
