import { getUser } from '@eshop/contracts/api/auth';
import { unlessAway } from '@eshop/site/gateway/unless-away.ts';
import { unlessMissing } from '@eshop/site/gateway/unless-missing.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { peopleText } from '@text/people';
import type { Metadata } from 'next';
import { PersonPage } from '@/people/person-page.tsx';
import { requireStaff } from '@/session/staff.ts';
import { NotHere } from '@/shell/not-here.tsx';
import { ShopAway } from '@/shell/shop-away.tsx';

export const metadata: Metadata = { title: peopleText.title };

/** One person. */
export default async function Person({ params }: { params: Promise<{ id: string }> }) {
  const [staff, { id }] = await Promise.all([requireStaff('admin'), params]);
  const person = await unlessAway(unlessMissing(callAsVisitor(getUser, { params: { id } })));
  if (person === null) return <ShopAway />;
  return person ? <PersonPage person={person} staff={staff} /> : <NotHere />;
}
