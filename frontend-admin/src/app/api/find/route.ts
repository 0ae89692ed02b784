import { findAnything } from '@/palette/find-anything.ts';
import { requireStaff } from '@/session/staff.ts';

export const dynamic = 'force-dynamic';

const longest = 100;

/** What the palette finds for the words typed so far. */
export async function GET(request: Request): Promise<Response> {
  const staff = await requireStaff();
  const words = (new URL(request.url).searchParams.get('q') ?? '').trim().slice(0, longest);
  return Response.json(words === '' ? [] : await findAnything(words, staff));
}
