import { streamEvents } from '@/live/stream-events.ts';
import { requireStaff } from '@/session/staff.ts';

export const dynamic = 'force-dynamic';

const everyMilliseconds = 5_000;

/** Says now and then that it is time to look at the services again. */
export async function GET(request: Request): Promise<Response> {
  await requireStaff('admin');
  return streamEvents(request, (send) => {
    const timer = setInterval(() => send('tick', null), everyMilliseconds);
    return () => clearInterval(timer);
  });
}
