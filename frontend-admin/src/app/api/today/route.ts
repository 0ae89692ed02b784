import { currentVisitor } from '@eshop/site/session/visitor.ts';
import { streamEvents } from '@/live/stream-events.ts';
import { requireStaff } from '@/session/staff.ts';
import { isAdmin } from '@/session/staff-role.ts';
import { watchCounts } from '@/today/watch-counts.ts';

export const dynamic = 'force-dynamic';

/** Says when what waits has changed. */
export async function GET(request: Request): Promise<Response> {
  const staff = await requireStaff();
  const visitor = await currentVisitor();
  return streamEvents(request, (send, end) =>
    watchCounts(visitor, { isAdmin: isAdmin(staff), tell: () => send('change', null), end }),
  );
}
