import { siteText } from '@text/site';
import type { Metadata } from 'next';
import { requireStaff } from '@/session/staff.ts';
import { NotHere } from '@/shell/not-here.tsx';

export const metadata: Metadata = { title: siteText.notFoundTitle };

/** Addresses that lead nowhere, told inside the frame. */
export default async function NowherePage() {
  await requireStaff();
  return <NotHere />;
}
