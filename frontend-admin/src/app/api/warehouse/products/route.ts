import { requireStaff } from '@/session/staff.ts';
import { findProducts } from '@/warehouse/move/find-products.ts';

export const dynamic = 'force-dynamic';

const longest = 100;

/** Products that the letters typed so far may mean. */
export async function GET(request: Request): Promise<Response> {
  await requireStaff();
  const words = (new URL(request.url).searchParams.get('q') ?? '').trim().slice(0, longest);
  return Response.json(words === '' ? [] : await findProducts(words));
}
