import { notFound } from 'next/navigation';
import { requireStaff } from '@/session/staff.ts';

/** Addresses that lead nowhere, told inside the frame. */
export default async function NowherePage(): Promise<never> {
  await requireStaff();
  notFound();
}
