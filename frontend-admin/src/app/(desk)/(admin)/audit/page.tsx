import { auditText } from '@text/audit';
import type { Metadata } from 'next';
import { AuditPage } from '@/audit/audit-page.tsx';
import { requireStaff } from '@/session/staff.ts';
import { type PageQuery, readQuery } from '@/tables/query.ts';

export const metadata: Metadata = { title: auditText.title };

/** Who did what, when, before and after. */
export default async function Audit({ searchParams }: { searchParams: PageQuery }) {
  const [, query] = await Promise.all([requireStaff('admin'), readQuery(searchParams)]);
  return <AuditPage query={query} />;
}
