import { ledgerText } from '@text/ledger';
import type { Metadata } from 'next';
import { requireStaff } from '@/session/staff.ts';
import { type PageQuery, readQuery } from '@/tables/query.ts';
import { LedgerPage } from '@/warehouse/ledger/ledger-page.tsx';

export const metadata: Metadata = { title: ledgerText.title };

/** What moved, when, why and by whom. */
export default async function Ledger({ searchParams }: { searchParams: PageQuery }) {
  const staff = await requireStaff();
  return <LedgerPage query={await readQuery(searchParams)} staff={staff} />;
}
