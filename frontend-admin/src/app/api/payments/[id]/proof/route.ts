import { showProof } from '@eshop/site/routes/proof.ts';
import { requireStaff } from '@/session/staff.ts';

export const dynamic = 'force-dynamic';

/** A proof of payment, as its customer handed it in; PDFs are shown by the browser itself. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  await requireStaff('admin');
  return showProof(request, { params: await params, pdf: 'shown' });
}
