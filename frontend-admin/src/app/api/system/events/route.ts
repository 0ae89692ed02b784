import { currentVisitor } from '@eshop/site/session/visitor.ts';
import { streamEvents } from '@/live/stream-events.ts';
import { requireStaff } from '@/session/staff.ts';
import { watchFlow } from '@/system/flow-tail.ts';

export const dynamic = 'force-dynamic';

/** What the services publish and handle, as it happens. */
export async function GET(request: Request): Promise<Response> {
  await requireStaff('admin');
  const visitor = await currentVisitor();
  return streamEvents(request, (send, end) =>
    watchFlow({ visitor, tell: (news) => send('flow', news), end }),
  );
}
