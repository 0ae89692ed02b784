import { siteText } from '@text/site';
import { todayText } from '@text/today';
import type { Metadata } from 'next';
import { LiveRefresh } from '@/live/live-refresh.tsx';
import { requireStaff } from '@/session/staff.ts';
import { isAdmin } from '@/session/staff-role.ts';
import { PageHead } from '@/shell/page-head.tsx';
import { AdminToday } from '@/today/admin-today.tsx';
import { WarehouseToday } from '@/today/warehouse-today.tsx';

export const metadata: Metadata = { title: siteText.today };

/** What waits for whoever looks. */
export default async function TodayPage() {
  const staff = await requireStaff();
  return (
    <div className="desk-page text-sm">
      <PageHead title={siteText.today} lead={todayText.greeting(staff.name)}>
        <LiveRefresh stream="/api/today" event="change" />
      </PageHead>
      {isAdmin(staff) ? <AdminToday /> : <WarehouseToday />}
    </div>
  );
}
