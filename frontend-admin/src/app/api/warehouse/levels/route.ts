import { idSchema } from '@eshop/contracts/ids';
import { requireStaff } from '@/session/staff.ts';
import { readLevels } from '@/warehouse/read-levels.ts';

export const dynamic = 'force-dynamic';

/** The stock of one product, as it is now. */
export async function GET(request: Request): Promise<Response> {
  await requireStaff();
  const id = idSchema.safeParse(new URL(request.url).searchParams.get('productId'));
  if (!id.success) return new Response(null, { status: 400 });
  return Response.json(await readLevels(id.data));
}
