import { siteText } from '@text/site';
import type { Metadata } from 'next';
import { requireStaff } from '@/session/staff.ts';
import { PageHead } from '@/shell/page-head.tsx';

export const metadata: Metadata = { title: siteText.today };

/** What waits. */
export default async function TodayPage() {
  const { name } = await requireStaff();
  return (
    <div className="desk-page">
      <PageHead title={siteText.today} lead={name} />
    </div>
  );
}
