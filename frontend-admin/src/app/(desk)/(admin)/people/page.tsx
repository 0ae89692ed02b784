import { peopleText } from '@text/people';
import type { Metadata } from 'next';
import { PeoplePage } from '@/people/people-page.tsx';
import { requireStaff } from '@/session/staff.ts';
import { type PageQuery, readQuery } from '@/tables/query.ts';

export const metadata: Metadata = { title: peopleText.title };

/** Everybody with an account. */
export default async function People({ searchParams }: { searchParams: PageQuery }) {
  const [staff, query] = await Promise.all([requireStaff('admin'), readQuery(searchParams)]);
  return <PeoplePage query={query} staff={staff} />;
}
