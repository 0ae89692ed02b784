import { getUser } from '@eshop/contracts/api/auth';
import { idSchema } from '@eshop/contracts/ids';
import { isProblem } from '@eshop/site/gateway/gateway-problem.ts';
import { unlessAway } from '@eshop/site/gateway/unless-away.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { peopleText } from '@text/people';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PersonPage } from '@/people/person-page.tsx';
import { requireStaff } from '@/session/staff.ts';
import { ShopAway } from '@/shell/shop-away.tsx';

export const metadata: Metadata = { title: peopleText.title };

/** One person. */
export default async function Person({ params }: { params: Promise<{ id: string }> }) {
  const [staff, { id }] = await Promise.all([requireStaff('admin'), params]);
  if (!idSchema.safeParse(id).success) notFound();
  const person = await unlessAway(readPerson(id));
  return person === null ? <ShopAway /> : <PersonPage person={person} staff={staff} />;
}

async function readPerson(id: string) {
  try {
    return await callAsVisitor(getUser, { params: { id } });
  } catch (error) {
    if (isProblem(error, 'NOT_FOUND')) notFound();
    throw error;
  }
}
