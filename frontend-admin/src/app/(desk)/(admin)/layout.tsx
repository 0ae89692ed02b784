import { answerWith } from '@eshop/site/page-status.ts';
import type { ReactNode } from 'react';
import { requireStaff } from '@/session/staff.ts';
import { isAdmin } from '@/session/staff-role.ts';
import { Refused } from '@/shell/refused.tsx';

/** The pages for admins alone, refused in words to the other roles. Each of them asks again by itself. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  if (isAdmin(await requireStaff())) return children;
  answerWith(403);
  return <Refused />;
}
