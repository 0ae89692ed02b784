import { moveText } from '@text/move';
import type { Metadata } from 'next';
import { requireStaff } from '@/session/staff.ts';
import { type PageQuery, readQuery } from '@/tables/query.ts';
import { MovePage } from '@/warehouse/move/move-page.tsx';

export const metadata: Metadata = { title: moveText.title };

/** Receive, transfer, adjust. */
export default async function Move({ searchParams }: { searchParams: PageQuery }) {
  await requireStaff();
  return <MovePage query={await readQuery(searchParams)} />;
}
