import { unlessAway } from '@eshop/site/gateway/unless-away.ts';
import { Message } from '@eshop/ui/message';
import { systemText } from '@text/system';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { requireStaff } from '@/session/staff.ts';
import { PageHead } from '@/shell/page-head.tsx';
import { ShopAway } from '@/shell/shop-away.tsx';
import { findOrder } from '@/system/read-order-flow.ts';
import { SystemTabs } from '@/system/system-tabs.tsx';
import { type PageQuery, readQuery } from '@/tables/query.ts';

export const metadata: Metadata = { title: systemText.findOrder };

const longest = 100;

/** Leads to the events of the order that was asked for by number or id. */
export default async function FindOrderPage({ searchParams }: { searchParams: PageQuery }) {
  await requireStaff('admin');
  const { order: wanted } = await readQuery(searchParams);
  const words = wanted?.trim().slice(0, longest);
  const found = words ? await unlessAway(findOrder(words).then((order) => ({ order }))) : { order: null };
  if (!found) return <ShopAway />;
  if (found.order) redirect(`/system/orders/${found.order.id}`);
  return (
    <div className="desk-page text-sm">
      <PageHead title={systemText.findOrder} />
      <SystemTabs here="/system/orders" />
      {words && <Message title={systemText.noOrder} live />}
    </div>
  );
}
