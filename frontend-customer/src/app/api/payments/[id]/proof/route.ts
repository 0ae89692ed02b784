import { showProof } from '@eshop/site/routes/proof.ts';

export const dynamic = 'force-dynamic';

/** A proof that the visitor handed in. */
export const GET = async (request: Request, { params }: { params: Promise<{ id: string }> }) =>
  showProof(request, { params: await params, pdf: 'saved' });
