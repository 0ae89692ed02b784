import { isTooLarge, tooLarge } from '@eshop/site/routes/body-length.ts';
import { decisionRequestSchema } from '@/payments/decision.ts';
import { sendDecision } from '@/payments/send-decision.ts';
import { requireStaff } from '@/session/staff.ts';

export const dynamic = 'force-dynamic';

/** A decision with the longest reason that may be given. */
const mostBytes = 16 * 1024;

/** Takes a decision of the review desk to the shop. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }) {
  await requireStaff('admin');
  if (isTooLarge(request, mostBytes)) return tooLarge();
  const read = decisionRequestSchema.safeParse(await request.json().catch(() => null));
  if (!read.success) {
    const message = read.error.issues
      .map((issue) => `${String(issue.path.at(-1))}: ${issue.message}`)
      .join('; ');
    return Response.json({ kind: 'refused', message });
  }
  return Response.json(await sendDecision((await params).id, read.data));
}
